import type { Proof } from '../analysis/verify/proof.js'
import { type VerifyOptions, type VerifyReport, verify } from '../analysis/verify/verify.js'
import { PolicyError } from '../evaluate/create-policy.js'
import { linkPacks } from './evaluate.js'
import { CommandError } from './output.js'
import { progressOn } from './progress.js'
import { readJsonFile } from './read-facts.js'
import type { LoadedPacks } from './read-packs.js'

export interface VerifyCommand {
  readonly loaded: LoadedPacks
  readonly claims: string | undefined
  readonly replays: number | 'thorough'
  readonly json: boolean
}

/** Verifies the linked packs. Returns whether everything is proved. */
export function runVerify({ loaded, claims, replays, json }: VerifyCommand): boolean {
  const policy = linkPacks(loaded)
  const progress = progressOn(process.stderr)
  const report = verified(() => verify(policy, { ...readClaims(claims), replays, onProgress: progress.step }))
  progress.end()
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : say(report).join('\n')}\n`)
  return report.proofs.every(({ verdict }) => verdict === 'proved')
}

/** Claims are read like rules: what is wrong with them is said like what is wrong with rules. */
function verified(work: () => VerifyReport): VerifyReport {
  try {
    return work()
  } catch (error) {
    if (error instanceof PolicyError) throw new CommandError('the claims cannot be used', 1, error.issues)
    throw error
  }
}

function readClaims(file: string | undefined): Pick<VerifyOptions, 'claims' | 'monotone'> {
  if (file === undefined) return {}
  const { value } = readJsonFile(file, 'the claims are')
  const { claims = [], monotone = [] } = (value ?? {}) as { claims?: unknown; monotone?: unknown }
  if (!Array.isArray(claims) || !Array.isArray(monotone)) throw new CommandError(`${file} needs { "claims": […], "monotone": […] }`, 1)
  return { claims, monotone }
}

function say({ proofs, replayed, replays, horizon, policy }: VerifyReport): string[] {
  const whole = replays.filter(({ everyCell }) => everyCell).length
  const proved = proofs.filter(({ verdict }) => verdict === 'proved')
  return [
    ...proofs.filter(({ verdict }) => verdict !== 'proved').flatMap(sayOpen),
    `${proved.length} of ${proofs.length} statements about ${policy.version} proved, for windows that count from ${horizon.from} to ${horizon.until}; ${replayed} claims decided again, all as the cells have them${whole > 0 ? `: every cell of ${whole} of ${replays.length} services` : ''}`,
  ]
}

function sayOpen({ name, what, service, verdict, because, witness }: Proof): string[] {
  return [
    `${verdict}: ${service}: ${what} [${name}]`,
    ...(because === undefined ? [] : [`  ${because}`]),
    ...(witness
      ? [
          `  this claim is decided "${witness.verdict}":`,
          ...JSON.stringify(witness.facts, null, 2)
            .split('\n')
            .map((line) => `  ${line}`),
        ]
      : []),
  ]
}
