import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PackSketch, packFiles } from '../support/test-pack.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Run {
  code: number | null
  out: string
  err: string
}

const newest = (...roots: string[]): number =>
  Math.max(
    ...roots.flatMap((root) => readdirSync(join(ROOT, root), { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(ROOT, root, path)).mtimeMs)),
  )

/** What was built, unless something was written since: it starts three times as fast as the source. */
export function command(): string[] {
  const built = join(ROOT, 'dist/cli.js')
  return existsSync(built) && statSync(built).mtimeMs > newest('src', 'rules') ? ['dist/cli.js'] : ['--import', 'tsx', 'src/cli/main.ts']
}
const COMMAND = command()

/** Runs the command line in a process of its own. */
export function run(args: readonly string[], input = '', more: NodeJS.ProcessEnv = { NO_COLOR: '1' }): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...COMMAND, ...args], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: undefined, FORCE_COLOR: undefined, ...more },
    })
    const result: Run = { code: null, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (result.err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...result, code }))
    // A command that fails early closes its input.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** A temporary folder that knows how to write into itself. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'aftersales-cli-'))

  /** Writes a file, a value as indented JSON, and gives its path. */
  write(name: string, content: unknown): string {
    const path = join(this.path, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
    return path
  }

  /** Writes a pack into a folder of its own. */
  pack(name: string, sketch: PackSketch = {}): string {
    for (const [file, content] of Object.entries(packFiles(sketch))) if (content !== undefined) this.write(join(name, file), content)
    return join(this.path, name)
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
