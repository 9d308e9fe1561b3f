import { type Command, Option } from 'commander'
import type { Service } from '../facts/facts.js'
import { runAsk } from './ask.js'
import { runExplain } from './explain.js'
import { CommandError } from './output.js'
import { runReplay } from './replay.js'
import { type LocaleOption, list, localeOption, oneService, packsOf, type RulesOptions, withRules } from './shared-options.js'

function zone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    throw new CommandError(`"${text}" is not a time zone, such as Asia/Shanghai`, 2)
  }
}

const serviceOption = (does: string): Option => new Option('--service <service>', does).argParser(oneService)

/** Adds `explain`, `ask` and `replay`: why, what else to know, and whether it still holds. */
export function addExplainCommands(program: Command): void {
  withRules(program.command('explain'))
    .description('say what can be done and why, how each time limit was counted, and why the rest does not apply')
    .argument('[file]', 'a JSON file of facts; "-" for standard input', '-')
    .addOption(serviceOption('only this service, such as return'))
    .addOption(localeOption())
    .addOption(new Option('--zone <zone>', 'time zone in which moments are said, such as Europe/Berlin; default: that of the rules').argParser(zone))
    .option('--all', 'every way, reason and question, and the rules about other items')
    .option('--json', 'the explanation as data')
    .addHelpText(
      'after',
      `
The answer comes first, then each way to it, the best one first: what its rule says, until when, on what conditions, what to hand in, what
follows, why it applies and how its time was counted. At the end, what does not apply, nearest first; where a person could still put it right,
which change would be enough.

Examples:
  $ aftersales explain claim.json --service return               may it go back, and why
  $ aftersales explain claim.json --service return --locale zh   the same in Chinese
  $ aftersales explain claim.json --service return --all         every reason, also the far ones
  $ aftersales explain claim.json --json | jq '.services.return.whyNot[0]'

Colours are used on a terminal; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.`,
    )
    .action((file: string, { locale, service, zone, all, json, ...rules }: RulesOptions & LocaleOption & ExplainOptions) =>
      runExplain({ file, loaded: packsOf(rules), locale, service, zone, all: all === true, json: json === true }),
    )

  withRules(program.command('ask'))
    .description('ask in the terminal for what is not known yet, one question at a time, until the service is decided')
    .argument('<file>', 'a JSON file with the facts that are known')
    .addOption(serviceOption('what is wanted; default: the service of the claim, else it is the first question'))
    .addOption(localeOption())
    .option('--save <file>', 'write the facts with all answers to a file')
    .addHelpText(
      'after',
      `
The most decisive question comes first, and nothing is asked that cannot matter any more. "I do not know" is always an answer. Ctrl-C stops
and prints the answer as far as it is known.

Examples:
  $ aftersales ask claim.json --service return
  $ aftersales ask claim.json --locale zh --save answered.json`,
    )
    .action((file: string, { locale, service, save, ...rules }: RulesOptions & LocaleOption & AskOptions) =>
      runAsk({ file, loaded: packsOf(rules), locale, service, save }),
    )

  program
    .command('replay')
    .description('check a stored decision: decide its facts again, and say what is not as it was')
    .argument('[record]', 'a JSON file of `evaluate --record`; "-" for standard input', '-')
    .option('--rules <packs>', 'packs to link, by id; default: those that the record names', list)
    .option('--rules-dir <dir>', 'folder with a folder per pack; a pack that it lacks is taken from those that come with the package')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Four hashes are checked: those of the rules, the facts, the engine and the result. Readings that were chosen with --set are taken from the record.

Examples:
  $ aftersales evaluate claim.json --record > record.json
  $ aftersales replay record.json

Exit codes: 0 reproduced, 1 not reproduced, or no record; 2 wrong usage.`,
    )
    .action((file: string, { rules, rulesDir, json }: Partial<RulesOptions> & { json?: true }) => {
      process.exitCode = runReplay({ file, rules, rulesDir, json: json === true }) ? 0 : 1
    })
}

interface ExplainOptions {
  service?: Service
  zone?: string
  all?: true
  json?: true
}

interface AskOptions {
  service?: Service
  save?: string
}
