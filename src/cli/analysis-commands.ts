import { type Command, Option } from 'commander'
import { runDiff } from './diff.js'
import { runLint } from './lint.js'
import { CommandError } from './output.js'
import { packsOf, type RulesOptions, withRules } from './shared-options.js'
import { runVerify } from './verify.js'

/** A whole number from 0 on. */
function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CommandError(`a whole number is wanted, found "${text}"`, 2)
  return Number(text)
}

/** Adds `lint`, `verify` and `diff`: what is proved of rules, and what a new version changes. */
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
    .addOption(new Option('--replays <count>', 'claims of each service that the evaluator decides again').argParser(count).default(100))
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

Exit codes: 0 all proved, 1 something refuted or unknown, 2 wrong usage.`,
    )
    .action(({ claims, replays, json, ...rules }: RulesOptions & { claims?: string; replays: number; json?: true }) => {
      process.exitCode = runVerify({ loaded: packsOf(rules), claims, replays, json: json === true }) ? 0 : 1
    })

  withRules(program.command('diff'))
    .description('say what a new version of the rules changes for the consumer: which claims come to more or to less, with a claim of each kind')
    .requiredOption('--before <dir>', 'folder with the rules as they were, a folder per pack')
    .option('--json', 'the report as JSON')
    .addHelpText(
      'after',
      `
Exact: every claim that the vocabulary can express is compared, and each example is decided by both versions. --rules-dir names the rules as they
are now; default: the packs that come with the package.

Examples:
  $ git worktree add ../released v1.0.0
  $ aftersales diff --before ../released/rules --rules-dir rules --rules cn,jd

Exit codes: 0 nothing is decided worse, 1 something is decided worse or not settled, 2 wrong usage.`,
    )
    .action(({ before, json, ...rules }: RulesOptions & { before: string; json?: true }) => {
      process.exitCode = runDiff({ before: packsOf({ ...rules, rulesDir: before }), after: packsOf(rules), json: json === true }) ? 0 : 1
    })
}
