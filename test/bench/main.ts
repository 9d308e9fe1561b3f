import { readFileSync, writeFileSync } from 'node:fs'
import { barsOf, missedBy } from './bars.js'
import { bundleJobs } from './harness/processes.js'
import { measure, type Plan } from './measure.js'
import { blocks, fill } from './report.js'

const PAGE = 'docs/benchmarks.md'
const FULL: Plan = { rounds: 41, warm: 2000, burst: 5, answers: 10_000, starts: 9, sizes: [60, 600, 6000], kept: 300, profiled: 4000, analysed: true }
/** For a busy machine: it counts and compares, and its times say little. */
const QUICK: Plan = { rounds: 5, warm: 400, burst: 5, answers: 1000, starts: 3, sizes: [60, 600], kept: 200, profiled: 500, analysed: false }

const quick = process.argv.includes('--quick')
await bundleJobs()
const measured = await measure(quick ? QUICK : FULL, (what) => process.stderr.write(`${what} …\n`))
const tables = blocks(measured)
for (const content of Object.values(tables)) process.stdout.write(`${content}\n\n`)

if (quick) {
  const failed = barsOf(measured).filter((bar) => bar.margin !== undefined && missedBy(bar) > bar.margin)
  for (const { what, measured: found } of failed) process.stdout.write(`far beyond its bar: ${what}: ${found}\n`)
  if (failed.length > 0) process.exitCode = 1
} else writeFileSync(PAGE, fill(readFileSync(PAGE, 'utf8'), tables))
