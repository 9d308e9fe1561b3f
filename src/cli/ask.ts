import { writeFileSync } from 'node:fs'
import type { Locale } from '../explain/words/locale.js'
import type { Facts, Service } from '../facts/facts.js'
import { linkPacks } from './evaluate.js'
import { printExplanation } from './explain.js'
import { type Asker, terminalAsker } from './interview/asker.js'
import { interview } from './interview/interview.js'
import { CommandError } from './output.js'
import { FactsFileError, readFacts } from './read-facts.js'
import type { LoadedPacks } from './read-packs.js'

export interface AskCommand {
  readonly file: string
  readonly loaded: LoadedPacks
  readonly locale: Locale
  readonly service: Service | undefined
  /** Where to write the facts with all answers. */
  readonly save: string | undefined
}

/** Interviews in the terminal until the service is decided, then prints the answer. */
export async function runAsk({ file, loaded, locale, service: wanted, save }: AskCommand, asker: Asker = terminalAsker()): Promise<void> {
  if (file === '-' || !process.stdin.isTTY)
    throw new CommandError('ask needs a terminal to ask in, and the facts in a file; `evaluate` decides without asking', 2)
  const policy = linkPacks(loaded)
  const { value, locate } = readFacts(file)
  const issues = policy.check(value)
  if (issues.length > 0) throw new FactsFileError(issues, locate)
  const { facts, service } = await interview({ policy, facts: value as Facts, service: wanted, locale, asker })
  if (save !== undefined) writeFileSync(save, `${JSON.stringify(facts, null, 2)}\n`)
  printExplanation(policy, facts, { locale, service, zone: undefined, all: false })
}
