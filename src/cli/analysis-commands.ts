import { type Command, Option } from 'commander'
import type { Locale } from '../explain/words/locale.js'
import type { Service } from '../facts/facts.js'
import { runDiff } from './diff.js'
import { runKit } from './kit.js'
import { runLint } from './lint.js'
import { CommandError } from './output.js'
import { currencyOption, list, localeOption, packsOf, type RulesOptions, services, withRules } from './shared-options.js'
import { runVerify } from './verify.js'

/** A whole number from 0 on. */
function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CommandError(`a whole number is wanted, found "${text}"`, 2)
  return Number(text)
}

interface DiffOptions extends RulesOptions {
  before: string
  json?: true
  note?: true
  locale: Locale
  currency?: string
}

/** Adds `lint`, `verify`, `diff` and `kit`: what is proved of rules, what a new version changes, and cases that check another implementation. */
export function addAnalysisCommands(program: Command): void {
  withRules(program.command('lint'))
    .description('say what an author would want to know: rules that never stand or change nothing, conditions that say nothing, gaps between law periods')
    .option('--accept <file>', 'findings to let stand: [{ "code", "rule", "because" }]; default: accepted-findings.json beside the packs')
    .option('--json', 'the report as JSON')
    .addHelpText(
      'after',
      `
Every finding is proved for all claims that the vocabulary can express; nothing is sampled. docs/guide/proving-a-policy.md lists the codes.

Examples:
  $ aftersales lint                                     the packs that come with the package
  $ aftersales lint --rules cn,acme --rules-dir ./rules
  $ aftersales lint --json | jq '.findings[].code'

Exit codes: 0 nothing found, 1 something found or not settled, 2 wrong usage.`,
    )
    .action(({ accept, json, ...rules }: RulesOptions & { accept?: string; json?: true }) => {
      process.exitCode = runLint({ loaded: packsOf(rules), rulesDir: rules.rulesDir, accept, json: json === true }) ? 0 : 1
    })

  withRules(program.command('verify'))
    .description('prove that nothing undercuts the law, that every denial has a reason, that every question can be answered, and what you claim')
    .option('--claims <file>', 'what you claim of the policy: { "claims": […], "monotone": […] }')
    .addOption(new Option('--replays <count>', 'claims of each service that the evaluator decides again').argParser(count).default(50).conflicts('thorough'))
    .option('--thorough', 'decide every cell of each service again where there are at most a million, else 100,000 claims; takes minutes')
    .option('--json', 'the report as JSON')
    .addHelpText(
      'after',
      `
A statement is proved for all claims that the vocabulary can express, or refuted by a claim that the evaluator decides so, or unknown with what
kept it open; nothing is sampled. docs/guide/proving-a-policy.md says how to write claims.

Examples:
  $ aftersales verify                                    the packs that come with the package
  $ aftersales verify --rules cn,acme --rules-dir ./rules --claims acme-claims.json
  $ aftersales verify --replays 10000 --json
  $ aftersales verify --rules cn,acme --rules-dir ./rules --thorough

Exit codes: 0 all proved, 1 something refuted or unknown, 2 wrong usage.`,
    )
    .action(({ claims, replays, thorough, json, ...rules }: RulesOptions & { claims?: string; replays: number; thorough?: true; json?: true }) => {
      process.exitCode = runVerify({ loaded: packsOf(rules), claims, replays: thorough ? 'thorough' : replays, json: json === true }) ? 0 : 1
    })

  withRules(program.command('diff'))
    .description('say what a new version of the rules changes for the consumer: which claims come to more or to less, with a claim of each kind')
    .requiredOption('--before <dir>', 'folder with the rules as they were, a folder per pack')
    .option('--note', 'a change note in Markdown, for whoever answers for the policy')
    .addOption(localeOption())
    .addOption(currencyOption())
    .addOption(new Option('--json', 'the report as JSON').conflicts('note'))
    .addHelpText(
      'after',
      `
Exact: every claim that the vocabulary can express is compared, and each example is decided by both versions. --rules-dir names the rules as they
are now; default: the packs that come with the package.

Examples:
  $ git worktree add ../released v1.0.0
  $ aftersales diff --before ../released/rules --rules-dir rules --rules cn,jd
  $ aftersales diff --before ../released/rules --rules-dir rules --rules cn,jd --note --locale zh --currency CNY

Exit codes: 0 nothing is decided worse, 1 something is, or has worse terms, needs more evidence or is not settled, 2 wrong usage.`,
    )
    .action(({ before, json, note, locale, currency, ...rules }: DiffOptions) => {
      const versions = { before: packsOf({ ...rules, rulesDir: before }), after: packsOf(rules) }
      process.exitCode = runDiff({ ...versions, json: json === true, note: note && locale, currency }) ? 0 : 1
    })

  withRules(program.command('kit'))
    .description('write a few claims, with what must be decided, that reach everything the rules can come to: to check an implementation in any language')
    .option('--packs <packs>', 'only what the grants of these packs come to, by id', list)
    .addOption(new Option('--service <services>', 'only these services').argParser(services))
    .option('--out <file>', 'file of cases to write; default: standard output')
    .option('--json', 'the report with the cases as JSON')
    .addHelpText(
      'after',
      `
Each grant stands, falls by each of its conditions and exclusions alone, is saved by each exception, and is open or conditional while a fact is unknown;
its deadline and its opening are met to the millisecond, on both sides. No case can be left out. The file is one of worked cases: facts, and of every
service what it must come to. \`aftersales cases --golden\` runs it too.

Examples:
  $ aftersales kit --rules cn,acme --rules-dir ./rules --packs acme --out kit.cases.json
  $ aftersales kit --service return --json | jq '.cases[].title'

Exit codes: 0 everything is reached, 1 something is not, 2 wrong usage.`,
    )
    .action(({ packs, service, out, json, ...rules }: RulesOptions & { packs?: string[]; service?: Service[]; out?: string; json?: true }) => {
      process.exitCode = runKit({ loaded: packsOf(rules), packs, services: service, out, json: json === true }) ? 0 : 1
    })
}
