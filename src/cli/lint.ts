import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../analysis/lint/finding.js'
import { type Acceptance, type LintReport, lint } from '../analysis/lint/lint.js'
import { linkPacks } from './evaluate.js'
import { type Progress, progressOn } from './progress.js'
import { readJsonFile } from './read-facts.js'
import type { LoadedPacks } from './read-packs.js'

export interface LintCommand {
  readonly loaded: LoadedPacks
  readonly rulesDir: string | undefined
  /** A file of acceptances; left out: `accepted-findings.json` beside the packs, those of the folder and those that come with the package. */
  readonly accept: string | undefined
  readonly json: boolean
}

/** Lints the linked packs. Returns whether nothing was found. */
export function runLint({ loaded, rulesDir, accept, json }: LintCommand): boolean {
  const policy = linkPacks(loaded)
  const progress: Progress = progressOn(process.stderr)
  const report = lint(policy, { accept: acceptances(accept === undefined ? acceptedBeside(rulesDir) : [accept], loaded), onProgress: progress.step })
  progress.end()
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : say(report).join('\n')}\n`)
  return report.findings.length === 0 && report.unsettled.length === 0
}

const ACCEPTED = 'accepted-findings.json'

/** The acceptances of a folder of rules, and of the rules that come with the package: beside the sources, or beside what was built. */
function acceptedBeside(rulesDir: string | undefined): string[] {
  const here = dirname(fileURLToPath(import.meta.url))
  const shipped = [join(here, '..', 'rules'), join(here, '..', '..', 'rules')].find((place) => existsSync(join(place, ACCEPTED)))
  const places = new Set([rulesDir, shipped].flatMap((place) => (place === undefined ? [] : [resolve(place, ACCEPTED)])))
  return [...places].filter((file) => existsSync(file))
}

/** Those about the packs that are linked. */
function acceptances(files: readonly string[], { packs }: LoadedPacks): Acceptance[] {
  const linked = packs.map(({ id }) => id.replaceAll('/', '.'))
  const all = files.flatMap((file) => {
    const { value } = readJsonFile(file, 'the acceptances are')
    return Array.isArray(value) ? (value as Acceptance[]) : []
  })
  return all.filter(({ rule }) => linked.some((id) => rule === id || rule === '*' || rule.startsWith(`${id}.`)))
}

function say({ findings, accepted, unsettled, rules, horizon, policy }: LintReport): string[] {
  const byRule = new Map<string, Finding[]>()
  for (const one of findings) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one])
  const count = findings.length === 0 ? 'nothing found' : `${findings.length} finding${findings.length === 1 ? '' : 's'}`
  return [
    ...[...byRule].flatMap(([rule, found]) => [rule, ...found.map(({ code, message }) => `  ${message} [${code}]`)]),
    ...unsettled.map(({ what, because }) => `not settled: ${what}: ${because}`),
    `${count} in ${rules} rules of ${policy.version}${accepted.length > 0 ? `, ${accepted.length} accepted` : ''}; proved for windows that count from ${horizon.from} to ${horizon.until}`,
  ]
}
