import { writeFileSync } from 'node:fs'
import { type KitReport, kit } from '../analysis/kit/kit.js'
import type { Service } from '../facts/facts.js'
import { linkPacks } from './evaluate.js'
import { CommandError } from './output.js'
import { progressOn } from './progress.js'
import type { LoadedPacks } from './read-packs.js'

export interface KitCommand {
  readonly loaded: LoadedPacks
  /** Packs that the cases are about; left out: all. */
  readonly packs: readonly string[] | undefined
  readonly services: readonly Service[] | undefined
  /** The file of cases to write; left out: they go to standard output. */
  readonly out: string | undefined
  readonly json: boolean
}

/** Writes the cases by which another implementation can be checked. Returns whether they reach everything that can become of a grant. */
export function runKit({ loaded, packs, services, out, json }: KitCommand): boolean {
  const policy = linkPacks(loaded)
  const missing = packs?.find((id) => !loaded.packs.some((pack) => pack.id === id))
  if (missing !== undefined) throw new CommandError(`the pack "${missing}" is not linked: ${loaded.packs.map(({ id }) => id).join(', ')}`, 2)
  const progress = progressOn(process.stderr)
  const report = kit(policy, { ...(packs && { packs }), ...(services && { services }), onProgress: progress.step })
  progress.end()
  const file = `${JSON.stringify({ cases: report.cases }, null, 2)}\n`
  if (out !== undefined) writeFileSync(out, file)
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  else if (out !== undefined) process.stdout.write(say(report, out))
  else {
    process.stdout.write(file)
    process.stderr.write(say(report, 'standard output'))
  }
  return report.unreached.length === 0
}

function say({ cases, regions, unreached, policy }: KitReport, out: string): string {
  const lines = unreached.map(({ region, because }) => `not reached: ${region}: ${because}\n`)
  return `${lines.join('')}${cases.length} cases of ${policy.version} written to ${out}; they reach ${regions} of ${regions + unreached.length} regions\n`
}
