import type { Command } from 'commander'
import { runLint } from './lint.js'
import { packsOf, type RulesOptions, withRules } from './shared-options.js'

/** Adds `lint`: what is proved of rules. */
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
}
