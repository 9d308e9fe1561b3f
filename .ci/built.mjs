// Builds what is named, dist or site, unless all of it is newer than everything it is made of: `node .ci/built.mjs dist site`.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['src', 'rules', 'package.json', 'tsconfig.json']
const BUILDS = {
  // The last files that the two builds write.
  dist: { script: 'build', whole: ['dist/index.d.cts', 'dist/cli.js'], made: ['dist'], from: [...SOURCES, 'tsup.config.ts'] },
  // Building touches folders between the sources, so a file that is written at the very end tells when it was.
  site: { script: 'docs', whole: ['docs/.vitepress/dist/.built'], made: ['docs/.vitepress/dist/.built'], from: [...SOURCES, 'docs'] },
}
const GENERATED = /^docs\/(api|rules|\.vitepress\/(dist|cache))/

/** Folders too: their times tell of files that were removed. */
const times = (roots) =>
  roots
    .flatMap((root) => [root, ...(statSync(root).isDirectory() ? readdirSync(root, { recursive: true }).map((path) => join(root, path)) : [])])
    .filter((path) => !GENERATED.test(path) || path.endsWith('.built'))
    .map((path) => statSync(path).mtimeMs)

for (const name of process.argv.slice(2)) {
  const { script, whole, made, from } = BUILDS[name]
  if (whole.every((path) => existsSync(path)) && Math.min(...times(made)) >= Math.max(...times(from))) continue
  process.stderr.write(`building ${name} …\n`)
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: ['inherit', name === 'site' ? 'ignore' : 'inherit', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
  if (name === 'site') writeFileSync(BUILDS.site.made[0], '')
}
