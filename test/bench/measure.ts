import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { interleave, type Pace, type Timed } from './harness/interleave.js'
import { median } from './harness/median.js'
import { bundled, Worker } from './harness/processes.js'
import type { Profile } from './harness/profile.js'
import type { JobName } from './jobs/index.js'
import { PEERS } from './peers/index.js'

/** How much of everything a run takes. */
export interface Plan extends Pace {
  readonly starts: number
  readonly sizes: readonly number[]
  /** Decisions held at once; what they make must fit into the young generation. */
  readonly kept: number
  /** Whether cn and jd are linted and verified: half a minute and more. */
  readonly analysed: boolean
  /** Milliseconds of samples. */
  readonly profiled: number
}

export interface Heap {
  readonly allocated: number
  readonly retained: number
}

/** Everything that one run of the benchmark found. */
export interface Measured {
  readonly machine: string
  readonly answers: number
  readonly sixty: readonly Timed[]
  readonly decision: readonly Timed[]
  /** By number of rules: nanoseconds of one decision, and milliseconds to link. */
  readonly growth: readonly { readonly rules: number; readonly aftersales: Timed; readonly jsonLogic: Timed }[]
  /** Share of a decision's time by where it is spent. */
  readonly profile: Profile
  readonly heap: { readonly sixty: Heap; readonly decision: Heap }
  /** Milliseconds in a fresh process; medians. */
  readonly start: { readonly imports: number; readonly parse: number; readonly link: number; readonly ratio: number }
  /** Processor seconds on cn and jd; absent when the plan left it out. */
  readonly analysis?: { readonly lint: number; readonly verify: number }
  readonly bytes: { readonly library: number; readonly packs: number }
}

export async function measure(plan: Plan, say: (what: string) => void): Promise<Measured> {
  say(`the compared policy: ${plan.answers} answers of ${Object.keys(PEERS).length - 1} engines are compared, then timed`)
  const sixty = await interleave(
    Object.keys(PEERS).map((name) => ({ name, job: 'sixty', args: [name] })),
    plan,
  )
  say('the full decision on cn + jd')
  const steps = ['read and write', 'read, decide, write', 'read', 'read, decide', 'decide', 'brief', 'read, brief', 'check', 'copy']
  const decision = await interleave(
    steps.map((name) => ({ name, job: 'decision', args: [name] })),
    { ...plan, answers: 1 },
  )
  say(`growth: ${plan.sizes.join(', ')} rules`)
  const growth = await grow(plan)
  say('bytes, starts, sizes')
  return {
    machine: machine(),
    answers: plan.answers,
    sixty,
    decision,
    growth,
    profile: await profileOf('decide', plan.profiled),
    heap: { sixty: await heapOf('sixtyDecision', [], plan.kept), decision: await heapOf('decision', ['decide'], plan.kept) },
    start: await starts(plan.starts),
    ...(plan.analysed && { analysis: await once<{ lint: number; verify: number }>('analyse-once') }),
    bytes: {
      library: await bundleBytes("export { createPolicy } from './dist/index.js'"),
      packs: await bundleBytes("export { cn } from './dist/rules/cn.js'; export { jd } from './dist/rules/jd.js'"),
    },
  }
}

function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

async function grow(plan: Plan): Promise<Measured['growth']> {
  const timed = await interleave(
    plan.sizes.flatMap((rules) =>
      ['aftersales', 'json-logic-js'].map((peer) => ({ name: `${peer} ${rules}`, job: 'growth' as const, args: [peer, `${rules}`] })),
    ),
    { ...plan, answers: 0 },
  )
  return plan.sizes.map((rules, index) => ({ rules, aftersales: timed[2 * index] as Timed, jsonLogic: timed[2 * index + 1] as Timed }))
}

/** In a process whose young generation is too large to be collected meanwhile. */
async function heapOf(job: JobName, args: readonly string[], kept: number): Promise<Heap> {
  const worker = await Worker.start(job, args, ['--expose-gc', '--min-semi-space-size=512', '--max-semi-space-size=512'])
  try {
    await worker.ask({ command: 'warm', milliseconds: 1000 })
    const { allocated = Number.NaN, retained = Number.NaN } = await worker.ask({ command: 'heap', count: kept })
    return { allocated, retained }
  } finally {
    worker.stop()
  }
}

async function profileOf(step: string, milliseconds: number): Promise<Profile> {
  const worker = await Worker.start('decision', [step])
  try {
    await worker.ask({ command: 'warm', milliseconds: 2000 })
    return (await worker.ask({ command: 'profile', milliseconds })).profile ?? {}
  } finally {
    worker.stop()
  }
}

/** What a fresh process that does one thing says. */
const once = <T>(job: string): Promise<T> =>
  new Promise((done, fail) => {
    const child = fork(bundled(`jobs/${job}.mjs`))
    child.once('message', done).once('exit', (code) => fail(new Error(`"${job}" ended with ${code}`)))
  })

async function starts(times: number): Promise<Measured['start']> {
  const found: { imports: number; parse: number; link: number }[] = []
  for (let index = 0; index < times; index++) found.push(await once('start-once'))
  const of = (pick: (one: (typeof found)[number]) => number): number => median(found.map(pick))
  return { imports: of(({ imports }) => imports), parse: of(({ parse }) => parse), link: of(({ link }) => link), ratio: of(({ parse, link }) => link / parse) }
}

/** Bytes of what a shop's bundler makes, minified and compressed. */
async function bundleBytes(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve('.') },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  })
  return brotliCompressSync((outputFiles[0] as { contents: Uint8Array }).contents).length
}
