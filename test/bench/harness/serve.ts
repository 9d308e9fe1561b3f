import { createHash } from 'node:crypto'
import type { Job, Reply, Request } from './job.js'
import { median } from './median.js'
import { profile } from './profile.js'

/** How many answers one hash covers: small enough to say where two engines differ. */
const BLOCK = 100

/** Does what the parent process asks for, until it disconnects. */
export function serve(job: Job): void {
  const runner = runnerOf(job)
  process.on('message', (request: Request) => {
    answer(job, runner, request).then(
      (reply) => process.send?.(reply),
      (error: Error) => process.send?.({ failed: error.stack ?? error.message } satisfies Reply),
    )
  })
  process.send?.({ counted: job.counted ?? {} } satisfies Reply)
}

interface Runner {
  run(count: number): void | Promise<void>
  keep(count: number): unknown[] | Promise<unknown[]>
}

/** Loops of their own for work that waits and work that does not: a promise is not free. */
function runnerOf({ run, later, size }: Job): Runner {
  let at = 0
  let sink: unknown
  const next = (): number => {
    const number = at
    at = at + 1 === size ? 0 : at + 1
    return number
  }
  const loops = later
    ? {
        run: async (count: number) => {
          for (let index = 0; index < count; index++) sink = await run(next())
        },
        keep: async (count: number) => {
          const kept: unknown[] = []
          for (let index = 0; index < count; index++) kept.push(await run(next()))
          return kept
        },
      }
    : {
        run: (count: number) => {
          for (let index = 0; index < count; index++) sink = run(next())
        },
        keep: (count: number) => Array.from({ length: count }, () => run(next())),
      }
  // Read, so that the work is not thrown away as unused.
  process.on('exit', () => Object.is(sink, process))
  return loops
}

/** Processor time of all threads, in nanoseconds: on a machine that others use too, the clock on the wall mostly tells about them. */
function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

async function time(runner: Runner, count: number): Promise<number> {
  const start = spent()
  const running = runner.run(count)
  if (running) await running
  return (spent() - start) / count
}

async function runFor(runner: Runner, milliseconds: number): Promise<void> {
  const until = spent() + milliseconds * 1e6
  while (spent() < until) await runner.run(10)
}

async function answer(job: Job, runner: Runner, request: Request): Promise<Reply> {
  switch (request.command) {
    case 'answers':
      return { hashes: await hashes(job, request.count) }
    case 'burst':
      return { nanoseconds: await time(runner, request.count) }
    case 'warm': {
      const until = spent() + request.milliseconds * 1e6
      let [count, nanoseconds] = [1, 0]
      do {
        nanoseconds = await time(runner, count)
        if (nanoseconds * count < 2e6) count *= 2
      } while (spent() < until)
      return { nanoseconds }
    }
    case 'heap':
      return heap(runner, request.count)
    case 'profile':
      return { profile: await profile(() => runFor(runner, request.milliseconds)) }
  }
}

async function hashes({ answer: text }: Job, count: number): Promise<string[]> {
  if (!text) return []
  const found: string[] = []
  for (let block = 0; block * BLOCK < count; block++) {
    const hash = createHash('sha256')
    for (let number = block * BLOCK; number < Math.min(count, (block + 1) * BLOCK); number++) hash.update(await text(number)).update('\n')
    found.push(hash.digest('hex'))
  }
  return found
}

/** Bytes made by one run, with a young generation so large that nothing is collected meanwhile, and bytes that the kept results hold on to. */
async function heap(runner: Runner, count: number): Promise<Reply> {
  await runner.run(count)
  const allocated: number[] = []
  const retained: number[] = []
  for (let round = 0; round < 5; round++) {
    allocated.push(await bytesMade(runner, count))
    retained.push(await bytesKept(runner, count))
  }
  return { allocated: median(allocated), retained: median(retained) }
}

/** Twice: what the first collection found while objects were still being made stays until the next. */
function collected(): number {
  const { gc } = globalThis
  if (!gc) throw new Error('started without --expose-gc')
  gc()
  gc()
  return process.memoryUsage().heapUsed
}

async function bytesMade(runner: Runner, count: number): Promise<number> {
  const before = collected()
  await runner.run(count)
  return (process.memoryUsage().heapUsed - before) / count
}

/** A function of its own: what it kept is let go when it returns. */
async function bytesKept(runner: Runner, count: number): Promise<number> {
  const before = collected()
  const kept = await runner.keep(count)
  return (collected() - before) / kept.length
}
