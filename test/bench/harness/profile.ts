import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { SourceMap } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Share of the samples that were taken in a place itself, by place: a source file, a package, or what V8 does for all. */
export type Profile = Record<string, number>

const INTERVAL_MICROSECONDS = 200

/** Takes samples while it runs, and counts where they fell; the built files are traced back to their sources. */
export async function profile(run: () => void | Promise<void>): Promise<Profile> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS })
  await session.post('Profiler.start')
  await run()
  const { nodes, samples = [] } = (await session.post('Profiler.stop')).profile
  session.disconnect()
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const counted: Profile = {}
  for (const id of samples) {
    const place = places.get(id) as string
    counted[place] = (counted[place] ?? 0) + 1 / samples.length
  }
  return counted
}

interface Frame {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
  readonly columnNumber: number
}

function placeOf({ functionName, url, lineNumber, columnNumber }: Frame): string {
  if (functionName === '(garbage collector)') return 'collecting garbage'
  if (!url.startsWith('file:')) return 'V8 and Node'
  const file = fileURLToPath(url)
  if (!file.startsWith(resolve('dist'))) return 'the benchmark'
  const source = mapOf(file)?.findEntry(lineNumber, columnNumber)
  if (!source || !('originalSource' in source)) return 'V8 and Node'
  return source.originalSource.replace(/^(\.\.\/)*/, '').replace(/^node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, '$1')
}

const maps = new Map<string, SourceMap | undefined>()

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))))
  return maps.get(file)
}
