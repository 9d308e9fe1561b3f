import { mutantsOf, oneOfEach } from '../testing/mutate/mutants.js'
import { type DecidedCase, type MutantResult, mutate } from '../testing/mutate/mutate.js'
import { type CaseOptions, CaseSets } from './case-sets.js'
import { CommandError } from './output.js'
import { progressOn } from './progress.js'

export interface MutateCommand extends CaseOptions {
  /** Packs to plant faults in; default: all. */
  packs?: string[]
  seed: number
  /** So many rules at most, drawn by the seed. */
  sample?: number
  /** Every fault of every rule, not one of each. */
  every?: true
  /** Share of the faults that must be noticed, in percent. */
  atLeast: number
  json?: true
  /** A case notices when anything of its decision is otherwise. */
  whole?: true
}

/** Plants one fault after the other and says which of them no worked case notices. Returns whether enough are noticed. */
export function runMutate({ packs, seed, sample, every, atLeast, json, whole, ...options }: MutateCommand): boolean {
  const sets = new CaseSets(options)
  const wanted = sets.folders.filter(({ id }) => packs === undefined || packs.includes(id))
  const missing = packs?.find((id) => !sets.folders.some((folder) => folder.id === id))
  if (missing !== undefined) throw new CommandError(`no pack "${missing}" below ${options.rulesDir} (found: ${sets.folders.map(({ id }) => id).join(', ')})`, 2)
  const all = wanted.flatMap(({ result }) => (result.ok ? mutantsOf(result.pack) : []))
  const chosen = every ? all : oneOfEach(all, seed, sample)
  const cases = sets.cases.flatMap((one): DecidedCase[] =>
    'problems' in sets.link(one.packs, one.case.set) ? [] : [{ case: one.case, base: one.base, packs: sets.packsOf(one.packs, one.case.set) }],
  )
  const progress = progressOn(process.stderr)
  const results = [...mutate(chosen, cases, { whole: whole === true, onProgress: progress.step })]
  progress.end()
  const report = reportOf(results, seed)
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : say(report))
  return report.percent >= atLeast
}

interface MutateReport {
  readonly seed: number
  /** Faults that change something for somebody, as far as is known. */
  readonly planted: number
  readonly noticed: number
  readonly percent: number
  readonly results: readonly MutantResult[]
}

function reportOf(results: readonly MutantResult[], seed: number): MutateReport {
  const planted = results.filter(({ changesNothing }) => !changesNothing).length
  const noticed = results.filter(({ noticedBy }) => noticedBy !== undefined).length
  return { seed, planted, noticed, percent: planted === 0 ? 100 : (100 * noticed) / planted, results }
}

function say({ seed, planted, noticed, percent, results }: MutateReport): string {
  const unnoticed = results.filter(({ noticedBy }) => noticedBy === undefined)
  const lines = unnoticed.map(
    ({ rule, fault, changesNothing }) => `${changesNothing ? 'changes nothing, so it is not counted' : 'not noticed'}: ${rule}: ${fault}\n`,
  )
  const unexpected = results.filter((one) => one.unexpected).length
  const only = unexpected > 0 ? `, ${unexpected} of them only by what a case decides and does not expect` : ''
  return `${lines.join('')}${noticed} of ${planted} faults noticed (${percent.toFixed(1)} %)${only}, seed ${seed}\n`
}
