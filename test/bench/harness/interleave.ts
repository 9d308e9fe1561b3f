import type { JobName } from '../jobs/index.js'
import { median } from './median.js'
import { Worker } from './processes.js'

export interface Variant {
  readonly name: string
  readonly job: JobName
  readonly args?: readonly string[]
}

/** Nanoseconds of one run in each round, and what the process counted while it set itself up. */
export interface Timed {
  readonly name: string
  readonly rounds: readonly number[]
  readonly counted: Readonly<Record<string, number>>
}

export interface Pace {
  readonly rounds: number
  /** How long a variant runs before it is timed, and in each round. */
  readonly warm: number
  readonly burst: number
  /** How many answers are compared first. */
  readonly answers: number
}

/**
 * Times variants side by side: a process each, all alive, a short burst of each in every round in changing order. What is compared are bursts of one round, so a
 * machine that is busy for a while slows all of them.
 */
export async function interleave(variants: readonly Variant[], pace: Pace): Promise<Timed[]> {
  const workers = await Promise.all(variants.map(({ job, args }) => Worker.start(job, args)))
  try {
    await compareAnswers(variants, workers, pace.answers)
    const counts: number[] = []
    for (const worker of workers) {
      const { nanoseconds = 1 } = await worker.ask({ command: 'warm', milliseconds: pace.warm })
      counts.push(Math.max(1, Math.round((pace.burst * 1e6) / nanoseconds)))
    }
    const rounds = variants.map((): number[] => [])
    for (let round = 0; round < pace.rounds; round++)
      for (let step = 0; step < workers.length; step++) {
        const index = (round % 2 === 0 ? step + round : 2 * workers.length - step + round) % workers.length
        const { nanoseconds = Number.NaN } = await (workers[index] as Worker).ask({ command: 'burst', count: counts[index] as number })
        rounds[index]?.push(nanoseconds)
      }
    return variants.map(({ name }, index) => ({ name, rounds: rounds[index] as number[], counted: (workers[index] as Worker).counted }))
  } finally {
    for (const worker of workers) worker.stop()
  }
}

/** Every variant that answers must answer like the first one. */
async function compareAnswers(variants: readonly Variant[], workers: readonly Worker[], count: number): Promise<void> {
  const all = await Promise.all(workers.map(async (worker) => (await worker.ask({ command: 'answers', count })).hashes ?? []))
  const [wanted = []] = all
  for (const [index, found] of all.entries()) {
    const block = wanted.findIndex((hash, at) => found.length > 0 && hash !== found[at])
    if (block >= 0)
      throw new Error(`"${variants[index]?.name}" answers otherwise than "${variants[0]?.name}" among claims ${block * 100} to ${block * 100 + 99}`)
  }
}

/** The median of the ratios of one round. */
export const ratio = (one: Timed, other: Timed): number => median(one.rounds.map((nanoseconds, round) => nanoseconds / (other.rounds[round] as number)))
