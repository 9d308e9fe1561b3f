import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CaseOptions } from './case-sets.js'
import { type CoverageCommand, runCoverage } from './coverage.js'
import { type MutateCommand, runMutate } from './mutate.js'
import { list } from './shared-options.js'

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('a whole number is wanted.')
  return value
}

const withCases = (command: Command): Command =>
  command
    .option('--rules-dir <dir>', 'folder with a folder per pack', 'rules')
    .option('--golden <dir>', 'folder with more worked cases')
    .option('--only <text>', 'only cases whose id or file contains this')
    .option('--json', 'the report as JSON')

/** Adds `coverage` and `mutate`: what the worked cases show of the rules, and what they would notice. */
export function addTestingCommands(program: Command): void {
  withCases(program.command('coverage'))
    .description('say what the worked cases show of each rule: where it stood, was defeated, failed and on what, and which sides of its conditions they met')
    .option('--all', 'also why each rule failed, and every side that no case has met')
    .addHelpText(
      'after',
      `
A rule is covered when it stands in one case and does not in another. A condition has two sides (it holds, it fails), and so has a time limit
(in time, too late); sides are counted for grants, in the cases that are about them.
A cell of a rule is one way in which all that it reads can come out together: its conditions, its time, what excludes it. "5/32" are five cells in
which some case lies, of 32 in which there can be a claim: those are counted exactly, and what cannot come out together is left out.

Examples:
  $ aftersales coverage --rules-dir rules
  $ aftersales coverage --only no-reason --all

Exit codes: 0 every rule is covered, 1 some are not, 2 wrong usage.`,
    )
    .action((options: CaseOptions & CoverageCommand) => {
      process.exitCode = runCoverage(options) ? 0 : 1
    })

  withCases(program.command('mutate'))
    .description('plant one fault in each rule, one at a time, and list those that no worked case notices')
    .option('--packs <packs>', 'only rules of these packs, by id', list)
    .option('--seed <number>', 'chooses the fault of each rule', wholeNumber, 1)
    .option('--sample <count>', 'only so many rules, drawn by the seed', wholeNumber)
    .addOption(new Option('--every', 'every fault of every rule; takes long').conflicts('sample'))
    .option('--whole', 'a case also notices when anything of its decision is otherwise that it does not expect')
    .option('--at-least <percent>', 'share of the faults that must be noticed', wholeNumber, 100)
    .addHelpText(
      'after',
      `
Faults are small and plausible: a window one unit longer or shorter, a comparison turned round, a condition, a part of the scope, an exclusion, an
adjustment or a term dropped, a value swapped, a row of a table with another value. A case notices a fault when it no longer passes.

Examples:
  $ aftersales mutate --rules-dir rules --packs acme    what your cases would not notice
  $ aftersales mutate --sample 100 --seed 7             a hundred rules, drawn by a seed
  $ aftersales mutate --at-least 95 --json
  $ aftersales mutate --whole                           what your cases would not notice if they expected all that is decided

Exit codes: 0 enough faults were noticed, 1 they were not, 2 wrong usage.`,
    )
    .action((options: CaseOptions & MutateCommand) => {
      process.exitCode = runMutate(options) ? 0 : 1
    })
}
