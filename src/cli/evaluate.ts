import { once } from 'node:events'
import { createPolicy, type Policy, PolicyError } from '../evaluate/create-policy.js'
import type { Decision } from '../evaluate/decision.js'
import { type RuleTexts, renderText, type TextOptions } from '../explain/render-text.js'
import { type Locale, wordsIn } from '../explain/words.js'
import type { Facts, Service } from '../facts/facts.js'
import type { Pack } from '../policy/pack.js'
import type { LocaleMap } from '../policy/rule.js'
import { readJson } from './json-source.js'
import { CommandError } from './output.js'
import { readLines, readText } from './read-input.js'
import { type LoadedPacks, RulesError } from './read-packs.js'

export interface EvaluateCommand {
  readonly file: string
  readonly loaded: LoadedPacks
  readonly locale: Locale
  readonly format: 'text' | 'json' | 'ndjson'
  readonly services: Service[] | undefined
  /** Every denial and question in the text, not only the nearest. */
  readonly all: boolean
}

/** Links packs, turning what is wrong with them into an error that knows its places. */
export function linkPacks({ packs, locate }: LoadedPacks): Policy {
  try {
    return createPolicy(packs)
  } catch (error) {
    if (error instanceof PolicyError) throw new RulesError(error.issues, locate)
    throw error
  }
}

/** Decides one file of facts, or a stream of them, and prints the decisions. */
export async function runEvaluate(command: EvaluateCommand): Promise<void> {
  const policy = linkPacks(command.loaded)
  if (command.format === 'ndjson') return evaluateLines(policy, command)
  const read = readJson(readText(command.file), command.file)
  if (!read.ok) throw new CommandError('the facts are not JSON', 1, [read.issue])
  const result = policy.safeEvaluate(read.source.value, optionsOf(command))
  if (!result.ok) throw new FactsFileError(result.issues, read.source.locate)
  const text =
    command.format === 'json'
      ? JSON.stringify(result.decision, null, 2)
      : renderText(result.decision, textsOf(policy, command.loaded.packs), textOptions(command, read.source.value as Facts))
  process.stdout.write(`${text}\n`)
}

function textOptions({ locale, all }: EvaluateCommand, { order }: Facts): TextOptions {
  return { locale, all, ...(order.currency !== undefined && { currency: order.currency }) }
}

/** Facts that the door refuses, with the places of what is wrong. */
export class FactsFileError extends CommandError {
  constructor(
    issues: CommandError['issues'],
    readonly locatePath: (path: readonly (string | number)[]) => { file: string; line: number; column: number },
  ) {
    super('the facts are not valid', 1, issues)
  }
}

const optionsOf = ({ services }: EvaluateCommand): { only?: Service[] } => (services ? { only: services } : {})

/** One line in, one line out, in order; a bad line becomes its issues and does not stop the rest. */
async function evaluateLines(policy: Policy, command: EvaluateCommand): Promise<void> {
  let line = 0
  let bad = 0
  for await (const text of readLines(command.file)) {
    line++
    if (text.trim() === '') continue
    const answer = evaluateLine(policy, text, line, command)
    if ('issues' in answer) bad++
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain')
  }
  if (bad > 0) process.exitCode = 1
}

function evaluateLine(policy: Policy, text: string, line: number, command: EvaluateCommand): Decision | { line: number; issues: CommandError['issues'] } {
  const read = readJson(text, command.file)
  if (!read.ok) return { line, issues: [read.issue] }
  const result = policy.safeEvaluate(read.source.value as Facts, optionsOf(command))
  return result.ok ? result.decision : { line, issues: result.issues }
}

/** Sentences of rules and titles of sources, for the text of a decision. */
function textsOf(policy: Policy, packs: readonly Pack[]): RuleTexts {
  const packOf = (id: string): Pack | undefined => packs.find((pack) => id.startsWith(`${pack.id.replaceAll('/', '.')}.`))
  return {
    text: (id): LocaleMap | undefined => policy.rule(id)?.text,
    title: (id, { source }): LocaleMap | undefined => packOf(id)?.sources[source]?.title,
    words: (locale) =>
      wordsIn(
        locale,
        packs.map(({ vocabularyTexts }) => vocabularyTexts),
      ),
  }
}
