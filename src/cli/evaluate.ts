import { createPolicy, type Policy, PolicyError } from '../evaluate/create-policy.js'
import type { Evaluated } from '../evaluate/evaluate-many.js'
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
  /** Of JSON: decide in brief. */
  readonly brief: boolean
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
  const options = optionsOf(command)
  const decide = command.brief ? policy.safeBrief : policy.safeEvaluate
  if (command.format === 'ndjson') return evaluateLines((facts) => decide(facts, options), command.file)
  const source = readFacts(command.file)
  if (command.format === 'json') return printJson(accepted<unknown>(decide(source.value, options), source))
  const decision = accepted(policy.safeEvaluate(source.value, options), source)
  if (command.format === 'record') printJson(toRecord(policy, source.value as Facts, decision))
  else printDocument(render(decision, renderOptions(policy, command, source.value as Facts)))
}

function accepted<D>(result: Evaluated<D>, { locate }: ReturnType<typeof readFacts>): D {
  if (!result.ok) throw new FactsFileError(result.issues, locate)
  return result.decision
}

const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

function renderOptions(policy: Policy, { locale, all }: EvaluateCommand, { order }: Facts): RenderOptions<'plain-object'> & { format: 'plain-object' } {
  return { policy, locale, all, format: 'plain-object', ...(order.currency !== undefined && { currency: order.currency }) }
}

const optionsOf = ({ services }: EvaluateCommand): { only?: Service[] } => (services ? { only: services } : {})
