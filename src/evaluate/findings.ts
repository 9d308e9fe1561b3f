import { and, FALSE, TRUE, type Truth, UNKNOWN } from '../core/truth.js'
import type { CompiledDefeater, CompiledGrant } from '../policy/compiled.js'
import { truthOf } from './condition.js'
import type { Evaluation } from './evaluation.js'
import type { FramesOf } from './frame.js'
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
  readonly window: FramesOf
  readonly units: Truth
  /** All of `provided` together. */
  readonly conditions: Truth
  readonly reviewOpen: boolean
}

const REVIEWED: ReadonlySet<unknown> = new Set(['approved', 'sent_back', 'received', 'done'])
const NONE: readonly CompiledDefeater[] = Object.freeze([])

/** Works out what decides a grant. */
export function findingsOf(evaluation: Evaluation, grant: CompiledGrant): Findings {
  let excluding = NONE
  let pending = NONE
  let undecided = NONE
  for (const exclude of grant.excludes) {
    const truth = standsTruth(evaluation, exclude)
    if (truth === FALSE) continue
    if (truth === TRUE) excluding = [...excluding, exclude]
    else if (isPending(exclude)) pending = [...pending, exclude]
    else undecided = [...undecided, exclude]
  }
  let conditions: Truth = TRUE
  for (const provided of grant.provided) conditions = and(conditions, truthOf(evaluation, provided.if))
  return {
    applies: appliesTruth(evaluation, grant),
    excluding,
    pending,
    undecided,
    window: grantFrames(evaluation, grant.windows, grant.pack, grant.windowAdjusts),
    units: unitsTruth(evaluation, grant.source.service),
    conditions,
    reviewOpen: grant.source.review === true && !isReviewed(evaluation),
  }
}

const isPending = ({ source }: CompiledDefeater): boolean => source.kind === 'exclude' && source.pending !== undefined

/** Whether the grant stands, its conditions aside (S-3, S-9). */
export function standingOf({ applies, excluding, undecided, window, units }: Findings): Truth {
  const unexcluded = excluding.length > 0 ? FALSE : undecided.length > 0 ? UNKNOWN : TRUE
  return and(and(applies, unexcluded), and(window.inTime, units))
}

/** A person's decision was given (S-9b). */
const isReviewed = ({ facts }: Evaluation): boolean => REVIEWED.has(facts.values.get('claim.stage')) || typeof facts.events.get('claimApproved') === 'number'
