import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import type { JobName } from '../jobs/index.js'
import type { Reply, Request } from './job.js'

/** Bundled once: what runs is plain JavaScript, not a loader's. */
const OUT = resolve('node_modules/.cache/bench')

export async function bundleJobs(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  await build({
    entryPoints: [resolve('test/bench/harness/child.ts'), ...['start-once', 'analyse-once'].map((name) => resolve(`test/bench/jobs/${name}.ts`))],
    outdir: OUT,
    outbase: resolve('test/bench'),
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  })
}

export const bundled = (file: string): string => resolve(OUT, file)

/** A process that does one job, and answers one request at a time. */
export class Worker {
  readonly counted: Record<string, number> = {}
  private constructor(private readonly process: ChildProcess) {}

  static async start(job: JobName, args: readonly string[] = [], execArgv: readonly string[] = []): Promise<Worker> {
    const process = fork(bundled('harness/child.mjs'), [job, ...args], { execArgv: [...execArgv] })
    const worker = new Worker(process)
    Object.assign(worker.counted, (await worker.reply(`${job} ${args.join(' ')}`)).counted)
    return worker
  }

  async ask(request: Request): Promise<Reply> {
    const reply = this.reply(request.command)
    this.process.send(request)
    const found = await reply
    if (found.failed !== undefined) throw new Error(found.failed)
    return found
  }

  stop(): void {
    this.process.kill()
  }

  private reply(what: string): Promise<Reply> {
    return new Promise((done, fail) => {
      const exited = (code: number | null): void => fail(new Error(`the process of "${what}" ended with ${code}`))
      this.process.once('exit', exited)
      this.process.once('message', (message: Reply) => {
        this.process.off('exit', exited)
        done(message)
      })
    })
  }
}
