import type { ChangedClaims } from '../analysis/diff/changed-claims.js'
import { type DiffReport, diff, type ServiceDiff } from '../analysis/diff/diff.js'
import type { ChangedPromise } from '../analysis/diff/promises.js'
import { changeNote } from '../docs/change-note.js'
import type { Locale } from '../explain/words/locale.js'
import { linkPacks } from './evaluate.js'
import { progressOn } from './progress.js'
import type { LoadedPacks } from './read-packs.js'

export interface DiffCommand {
  readonly before: LoadedPacks
  readonly after: LoadedPacks
  readonly json: boolean
  /** A change note in this language, in place of the report. */
  readonly note: Locale | undefined
  /** Of the amounts in the rules. */
  readonly currency: string | undefined
}

/** Compares two versions of some packs. Returns whether nothing is decided worse, or on worse terms. */
export function runDiff({ before, after, json, note, currency: code }: DiffCommand): boolean {
  const [was, is] = [linkPacks(before), linkPacks(after)]
  const progress = progressOn(process.stderr)
  const currency = code !== undefined && { currency: code }
  const report = diff(was, is, { onProgress: progress.step, ...currency })
  progress.end()
  if (note !== undefined) process.stdout.write(changeNote(is, report, { locale: note, ...currency }))
  else process.stdout.write(`${json ? JSON.stringify(report, null, 2) : say(report).join('\n')}\n`)
  return report.step !== 'major' && report.step !== 'unknown'
}

function say({ before, after, services, promises, edits, step }: DiffReport): string[] {
  const changed = services.filter(({ verdict }) => verdict !== 'equal')
  return [
    `${before.version} → ${after.version}: ${step === 'none' ? 'nothing changed' : `a ${step} step`}`,
    ...changed.flatMap(sayService),
    ...(changed.length === 0 && edits.length > 0 ? ['No verdict changes for any claim.'] : []),
    ...(promises.length > 0 ? ['Terms and evidence:'] : []),
    ...promises.map(sayPromise),
    ...(edits.length > 0 ? ['Edited:'] : []),
    ...edits.map(({ id, change, parts }) => `  ${id}: ${change}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`),
  ]
}

const HEADS = {
  better: 'better for the consumer',
  worse: 'worse for the consumer',
  mixed: 'better for some, worse for others',
  equal: 'as before',
  unknown: 'not settled',
}

function sayPromise({ rule, part, term = part, before, after, direction }: ChangedPromise): string {
  const said = (value: unknown): string => (value === undefined ? 'nothing said' : JSON.stringify(value))
  return `  ${direction}: ${rule}: ${term}: ${said(before)} → ${said(after)}`
}

function sayService({ service, verdict, because, worse, better, cells }: ServiceDiff): string[] {
  return [
    `${service}: ${HEADS[verdict]}${because === undefined ? '' : `: ${because}`}`,
    ...worse.flatMap((one) => sayClaims('less', one)),
    ...better.flatMap((one) => sayClaims('more', one)),
    ...(verdict === 'unknown' ? [] : [`  ${cells.worse} cells of ${cells.all} worse, ${cells.better} better`]),
  ]
}

function sayClaims(how: 'less' | 'more', { where, witness, causes }: ChangedClaims): string[] {
  return [
    `  ${how}, ${witness.before} → ${witness.after}${causes.length > 0 ? `, by ${causes.join(', ')}` : ''}`,
    ...where.map((line) => `    ${line}`),
    `    for example ${JSON.stringify(witness.facts)}`,
  ]
}
