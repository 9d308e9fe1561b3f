import type { DecisionRecord } from '../explain/record.js'
import { isRecord, type RecordPart, type Verification, verifyRecord } from '../explain/verify-record.js'
import type { Pack } from '../policy/pack.js'
import { linkPacks } from './evaluate.js'
import { CommandError, issueLine } from './output.js'
import { readJsonFile } from './read-facts.js'
import { loadPacks } from './read-packs.js'

export interface ReplayCommand {
  readonly file: string
  /** Left out: the packs that the record names. */
  readonly rules: string[] | undefined
  readonly rulesDir: string | undefined
  readonly json: boolean
}

/** Checks a stored decision: decides its facts again, and says what is not as it was. Returns whether all four hashes are the same. */
export function runReplay({ file, rules, rulesDir, json }: ReplayCommand): boolean {
  const { value } = readJsonFile(file, 'the record is')
  if (!isRecord(value)) throw new CommandError(`${file} is no record of a decision; \`evaluate --record\` writes one`, 1)
  const { packs, locate } = loadPacks(rules ?? value.policy.packs.map(({ id }) => id), rulesDir)
  const policy = linkPacks({ packs: packs.map((pack) => withValues(pack, value)), locate })
  const verification = verifyRecord(policy, value)
  const text = json ? JSON.stringify(verification, null, 2) : report(verification, value).join('\n')
  process.stdout.write(`${text}\n`)
  return verification.ok
}

/** The readings that were chosen when it was decided. */
function withValues(pack: Pack, { policy }: DecisionRecord): Pack {
  return pack.with({ ...policy.packs.find(({ id }) => id === pack.id)?.values })
}

const HASHES = ['policy', 'facts', 'engine', 'result'] as const

const SAID: Record<RecordPart, string> = {
  policy: 'The rules are not those that decided: a pack, a reading or the vocabulary has changed since.',
  facts: 'The facts in the record are not those that were decided.',
  engine: 'Another version of the engine decided.',
  decision: 'The decision in the record is not the one that was made.',
  result: 'Deciding again gives another decision.',
}

function report(verification: Verification, { decision, policy }: DecisionRecord): string[] {
  const about = `decided as of ${decision.asOf} by ${policy.version}`
  if (verification.ok) return [`reproduced: ${about}`, ...HASHES.map((name) => `  ${name.padEnd(7)} ${verification.hashes[name]}`)]
  const { differs, hashes, changed, issues } = verification
  const same = (name: (typeof HASHES)[number]): string =>
    hashes.stored[name] === hashes.now[name] ? 'same' : `was ${hashes.stored[name]}, is ${hashes.now[name] ?? 'not known'}`
  return [
    `not reproduced: ${about}`,
    ...differs.map((part) => `  ${SAID[part]}`),
    ...(differs.includes('policy') && !differs.includes('result') && issues.length === 0 ? ['  What they decide on these facts is the same.'] : []),
    ...HASHES.map((name) => `  ${name.padEnd(7)} ${same(name)}`),
    ...changed.map((path) => `  changed ${path}`),
    ...issues.map((issue) => `  ${issueLine(issue)}`),
  ]
}
