import { TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import type { CompiledDefeater, CompiledGrant } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import { truthOf } from './condition.js'
import type { Evaluation } from './evaluation.js'
import type { Frame } from './frame.js'
import { appliesTruth, standsTruth } from './standing.js'
import { unitsTruth } from './units.js'
import { grantFrames } from './window.js'

/** Everything that decides one grant, worked out once. */
export interface Findings {
  readonly applies: Truth
  /** Exclusions of the grant that are not known to fall, by what is known of them. */
  readonly excluding: readonly CompiledDefeater[]
  readonly pending: readonly CompiledDefeater[]
  readonly undecided: readonly CompiledDefeater[]
  readonly frames: readonly Frame[]
  /** The adjusts that made the frames what they are. */
  readonly framedBy: readonly RuleId[]
  readonly units: Truth
  readonly provided: readonly Truth[]
  readonly reviewOpen: boolean
}

const REVIEWED: ReadonlySet<unknown> = new Set(['approved', 'sent_back', 'received', 'done'])

/** Works out what decides a grant. */
export function findingsOf(evaluation: Evaluation, grant: CompiledGrant): Findings {
  const standing = grant.excludes.map((exclude) => ({ exclude, truth: standsTruth(evaluation, exclude) }))
  const unknown = standing.filter(({ truth }) => truth === UNKNOWN).map(({ exclude }) => exclude)
  const { frames, by } = grantFrames(evaluation, grant.windows, grant.pack, grant.windowAdjusts)
  const isPending = ({ source }: CompiledDefeater): boolean => source.kind === 'exclude' && source.pending !== undefined
  return {
    applies: appliesTruth(evaluation, grant),
    excluding: standing.filter(({ truth }) => truth === TRUE).map(({ exclude }) => exclude),
    pending: unknown.filter(isPending),
    undecided: unknown.filter((exclude) => !isPending(exclude)),
    frames,
    framedBy: by,
    units: unitsTruth(evaluation, grant.source.service),
    provided: grant.provided.map((provided) => truthOf(evaluation, provided.if)),
    reviewOpen: grant.source.review === true && !isReviewed(evaluation),
  }
}

/** A person's decision was given (S-9b). */
const isReviewed = ({ facts }: Evaluation): boolean => REVIEWED.has(facts.values.get('claim.stage')) || typeof facts.events.get('claimApproved') === 'number'
