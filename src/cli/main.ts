#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander'
import { ENGINE } from '../core/engine.js'
import type { Service } from '../facts/facts.js'
import { addAnalysisCommands } from './analysis-commands.js'
import { type CasesCommand, runCases } from './cases.js'
import { runCheck } from './check.js'
import { addDocsCommand } from './docs.js'
import { runEvaluate } from './evaluate.js'
import { addExplainCommands } from './explain-commands.js'
import { CommandError, issueLine, type Locate } from './output.js'
import { FactsFileError } from './read-facts.js'
import { RulesError } from './read-packs.js'
import { type LocaleOption, localeOption, packsOf, type RulesOptions, services, withRules } from './shared-options.js'
import { systemReason } from './system-reason.js'
import { addTestingCommands } from './testing-commands.js'
import { runSchema } from './write-schemas.js'

const program = new Command(ENGINE.name)
  .version(ENGINE.version)
  .description('Decides after-sales claims by declarative rules: which services apply, until when, with which evidence, and why.')
  .showHelpAfterError('(add --help for the options and examples)')
  .showSuggestionAfterError()
  .exitOverride()

interface EvaluateOptions extends RulesOptions, LocaleOption {
  json?: true
  record?: true
  ndjson?: true
  brief?: true
  service?: Service[]
  all?: true
}

withRules(program.command('evaluate'))
  .description('decide one claim, or a stream of claims')
  .argument('[file]', 'a JSON file of facts; "-" for standard input', '-')
  .addOption(localeOption())
  .addOption(new Option('--json', 'print the decision as JSON').conflicts(['ndjson', 'record']))
  .addOption(new Option('--record', 'print the decision as a record to store, with the hashes that `replay` checks').conflicts(['ndjson', 'brief']))
  .option('--brief', 'with JSON, also by line: only the verdicts, each with the best way or the nearest denial')
  .option('--ndjson', 'read one claim per line, print one decision per line; a bad line becomes {"line", "issues"}')
  .addOption(new Option('--service <services>', 'decide only these services').argParser(services))
  .option('--all', 'with text: every way, reason and question, not only the nearest')
  .addHelpText(
    'after',
    `
Examples:
  $ aftersales evaluate claim.json                      what can be done, in words
  $ aftersales evaluate claim.json --locale zh          the same in Chinese
  $ aftersales evaluate claim.json --service return --json
  $ aftersales evaluate claim.json --record > record.json
  $ aftersales evaluate - --ndjson < claims.ndjson > decisions.ndjson
  $ aftersales evaluate - --ndjson --brief < orders.ndjson > verdicts.ndjson
  $ aftersales evaluate claim.json --rules cn,acme --rules-dir ./rules
  $ aftersales evaluate claim.json --set jd.damageReportHours=168

Exit codes: 0 decided, 1 the facts or the rules are wrong (issues on standard error), 2 wrong usage.`,
  )
  .action(async (file: string, options: EvaluateOptions) => {
    const format = options.ndjson ? 'ndjson' : options.record ? 'record' : options.json || options.brief ? 'json' : 'text'
    const { locale, service, all = false, brief = false } = options
    await runEvaluate({ file, loaded: packsOf(options), locale, format, services: service, all, brief })
  })

addExplainCommands(program)
addAnalysisCommands(program)
addDocsCommand(program)
addTestingCommands(program)

program
  .command('check')
  .description('load rule files and say everything that is wrong with them, with file, line and JSON pointer')
  .argument('<places...>', 'folders with packs, or files in one')
  .addHelpText('after', '\nExample:\n  $ aftersales check rules')
  .action((places: string[]) => runCheck(places))

program
  .command('schema')
  .description('write the JSON Schemas of facts, rule files and cases, for editors')
  .option('--out <dir>', 'folder to write them to; default: all of them to standard output')
  .addHelpText('after', '\nExample:\n  $ aftersales schema --out rules/schemas')
  .action(({ out }: { out?: string }) => runSchema(out))

program
  .command('cases')
  .description('run the worked cases that stand beside the rules')
  .option('--rules-dir <dir>', 'folder with a folder per pack', 'rules')
  .option('--golden <dir>', 'folder with more worked cases')
  .option('--only <text>', 'only cases whose id or file contains this')
  .option('--coverage', 'also print how often each rule stood, was defeated, failed or stayed unknown')
  .option('--json', 'print the results as JSON')
  .addHelpText('after', '\nExamples:\n  $ aftersales cases --rules-dir rules --only no-reason\n  $ aftersales cases --coverage')
  .action((options: CasesCommand) => {
    process.exitCode = runCases(options) > 0 ? 1 : 0
  })

/** Says what went wrong, without a stack trace, and sets the exit code. */
function report(error: unknown): void {
  if (error instanceof CommanderError) {
    // Help and version end with 0; every other complaint of commander is about usage.
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  const refused = systemReason(error)
  if (refused !== undefined) {
    process.stderr.write(`${ENGINE.name}: ${refused}\n`)
    process.exitCode = 2
    return
  }
  if (!(error instanceof CommandError)) throw error
  const locate: Locate | undefined =
    error instanceof RulesError ? error.locate : error instanceof FactsFileError ? ({ path }) => error.locatePath(path) : undefined
  process.stderr.write(`${ENGINE.name}: ${error.message}\n`)
  for (const issue of error.issues) process.stderr.write(`  ${issueLine(issue, locate)}\n`)
  process.exitCode = error.exitCode
}

// A reader that closes the pipe early is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

program.parseAsync().catch(report)
