// Builds dist unless all of it is newer than everything it is made of.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Folders too: their times tell of files that were removed. */
const times = (...roots) =>
  roots
    .flatMap((root) => [root, ...(statSync(root).isDirectory() ? readdirSync(root, { recursive: true }).map((path) => join(root, path)) : [])])
    .map((path) => statSync(path).mtimeMs)

// The last files that the two builds write.
const whole = ['dist/index.d.cts', 'dist/cli.js'].every((path) => existsSync(path))
if (!whole || Math.min(...times('dist')) < Math.max(...times('src', 'rules', 'package.json', 'tsconfig.json', 'tsup.config.ts'))) {
  process.stderr.write('building dist …\n')
  process.exitCode = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status ?? 1
}
