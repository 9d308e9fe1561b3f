import { createPolicy, type Policy, PolicyError } from '../evaluate/create-policy.js'
import { toRecord } from '../explain/record.js'
import { type RenderOptions, render } from '../explain/render.js'
import type { Locale } from '../explain/words/locale.js'
import type { Facts, Service } from '../facts/facts.js'
import { evaluateLines } from './evaluate-lines.js'
import { printDocument } from './print-document.js'
import { FactsFileError, readFacts } from './read-facts.js'
import { type LoadedPacks, RulesError } from './read-packs.js'

export interface EvaluateCommand {
  readonly file: string
  readonly loaded: LoadedPacks
  readonly locale: Locale
  readonly format: 'text' | 'json' | 'record' | 'ndjson'
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
  if (command.format === 'ndjson') return evaluateLines(policy, command.file, optionsOf(command))
  const source = readFacts(command.file)
  const result = policy.safeEvaluate(source.value, optionsOf(command))
  if (!result.ok) throw new FactsFileError(result.issues, source.locate)
  if (command.format === 'json') process.stdout.write(`${JSON.stringify(result.decision, null, 2)}\n`)
  else if (command.format === 'record') process.stdout.write(`${JSON.stringify(toRecord(policy, source.value as Facts, result.decision), null, 2)}\n`)
  else printDocument(render(result.decision, renderOptions(policy, command, source.value as Facts)))
}

function renderOptions(policy: Policy, { locale, all }: EvaluateCommand, { order }: Facts): RenderOptions<'plain-object'> & { format: 'plain-object' } {
  return { policy, locale, all, format: 'plain-object', ...(order.currency !== undefined && { currency: order.currency }) }
}

const optionsOf = ({ services }: EvaluateCommand): { only?: Service[] } => (services ? { only: services } : {})
