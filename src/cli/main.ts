#!/usr/bin/env node
import { Command } from 'commander'
import { runAllCases } from './cases.js'

const program = new Command('aftersales').description('Decide after-sales claims by declarative rules')

program
  .command('cases')
  .description('run the worked cases that stand beside the rules')
  .option('--rules-dir <dir>', 'folder with a folder per pack', 'rules')
  .option('--golden <dir>', 'folder with more worked cases', 'test/golden')
  .option('--only <text>', 'only cases whose id or file contains this')
  .action((options: { rulesDir: string; golden: string; only?: string }) => {
    process.exitCode = runAllCases(options) > 0 ? 1 : 0
  })

program.parse()
