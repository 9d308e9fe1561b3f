import { FactsError, type Policy } from '../evaluate/create-policy.js'
import { explain } from '../explain/explain.js'
import { render } from '../explain/render.js'
import type { Locale } from '../explain/words/locale.js'
import type { Facts, Service } from '../facts/facts.js'
import { linkPacks } from './evaluate.js'
import { printDocument } from './print-document.js'
import { FactsFileError, readFacts } from './read-facts.js'
import type { LoadedPacks } from './read-packs.js'

export interface ExplainCommand {
  readonly file: string
  readonly loaded: LoadedPacks
  readonly locale: Locale
  readonly zone: string | undefined
  readonly service: Service | undefined
  readonly json: boolean
  /** Every way, reason and question, not only the nearest. */
  readonly all: boolean
}

/** Prints why a claim is decided as it is. */
export function runExplain({ file, loaded, json, ...said }: ExplainCommand): void {
  const policy = linkPacks(loaded)
  const { value, locate } = readFacts(file)
  try {
    if (json) process.stdout.write(`${JSON.stringify(explain(policy, value as Facts, optionsOf(said)), null, 2)}\n`)
    else printExplanation(policy, value as Facts, said)
  } catch (error) {
    if (error instanceof FactsError) throw new FactsFileError(error.issues, locate)
    throw error
  }
}

const optionsOf = ({ service, all }: Pick<ExplainCommand, 'service' | 'all'>): { service?: Service; otherItems: boolean } => ({
  ...(service !== undefined && { service }),
  otherItems: all,
})

/** The explanation in words. */
export function printExplanation(policy: Policy, facts: Facts, { locale, zone, all, service }: Omit<ExplainCommand, 'file' | 'loaded' | 'json'>): void {
  const explanation = explain(policy, facts, optionsOf({ service, all }))
  printDocument(render(explanation, { policy, locale, all, format: 'plain-object', ...(zone !== undefined && { zone }) }))
}
