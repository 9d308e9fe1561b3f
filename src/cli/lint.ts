import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
  /** A file of acceptances; left out: `accepted-findings.json` beside the packs, where there is one. */
  readonly accept: string | undefined
  readonly json: boolean
}

/** Lints the linked packs. Returns whether nothing was found. */
export function runLint({ loaded, rulesDir, accept, json }: LintCommand): boolean {
  const policy = linkPacks(loaded)
  const progress: Progress = progressOn(process.stderr)
  const report = lint(policy, { accept: acceptances(accept ?? acceptedBeside(rulesDir), loaded), onProgress: progress.step })
  progress.end()
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : say(report).join('\n')}\n`)
  return report.findings.length === 0 && report.unsettled.length === 0
}

const ACCEPTED = 'accepted-findings.json'

/** The acceptances of a folder of rules, or of those that come with the package: beside the sources, or beside what was built. */
function acceptedBeside(rulesDir: string | undefined): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url))
  const places = rulesDir === undefined ? [join(here, '..', 'rules'), join(here, '..', '..', 'rules')] : [rulesDir]
  return places.map((place) => join(place, ACCEPTED)).find((file) => existsSync(file))
}

/** Those about the packs that are linked. */
function acceptances(file: string | undefined, { packs }: LoadedPacks): Acceptance[] {
  if (file === undefined) return []
  const { value } = readJsonFile(file, 'the acceptances are')
  const linked = packs.map(({ id }) => id.replaceAll('/', '.'))
  const all = Array.isArray(value) ? (value as Acceptance[]) : []
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
