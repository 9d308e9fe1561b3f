import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const root = resolve(import.meta.dirname, '../..')
/** Subpaths of code: "." and "./rules/cn", not "./package.json". */
const subpaths = Object.entries(manifest.exports).flatMap(([subpath, target]) => (typeof target === 'string' ? [] : [subpath]))
const specifiers = subpaths.map((subpath) => `${manifest.name}${subpath.slice(1)}`)

/** A project that has installed the packed package, the dependencies it declares and its peers, and nothing else. */
let consumer: string

beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), 'aftersales-consumer-'))
  const installed = join(consumer, 'node_modules', manifest.name)
  mkdirSync(installed, { recursive: true })
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', consumer], { cwd: root, stdio: 'ignore' })
  execFileSync('tar', ['-xzf', join(consumer, `${manifest.name}-${manifest.version}.tgz`), '-C', installed, '--strip-components=1'])
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const link = join(consumer, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link)
  }
}, 60_000)

afterAll(() => rmSync(consumer, { recursive: true, force: true }))

/** Runs a script in the consumer; what it prints is JSON. */
function run(file: string, script: string): unknown {
  writeFileSync(join(consumer, file), script)
  return JSON.parse(execFileSync(process.execPath, [file], { cwd: consumer, encoding: 'utf8' }))
}

const namesOf = (load: string): string => `Object.keys(${load}).filter((name) => name !== 'default' && name !== '__esModule').sort()`

describe('the exports map', () => {
  it('names every public source', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^((packs|adapters)\/.+|[^/.]+)(?<!\.generated)\.ts$/.test(file),
    )
    const named = sources.map((file) => `./${file.replace(/^packs/, 'rules').slice(0, -'.ts'.length)}`.replace('./index', '.'))
    expect(named.sort()).toEqual([...subpaths].sort())
  })

  it('gives the same names to import and to require', () => {
    const imported = run('names.mjs', `console.log(JSON.stringify({ ${specifiers.map((name) => `'${name}': ${namesOf(`await import('${name}')`)}`)} }))`)
    const required = run('names.cjs', `console.log(JSON.stringify({ ${specifiers.map((name) => `'${name}': ${namesOf(`require('${name}')`)}`)} }))`)
    expect(imported).toEqual(required)
    for (const names of Object.values(imported as Record<string, string[]>)) expect(names).not.toEqual([])
  })

  it('gives the rule files as they are', () => {
    const manifests = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('pack.json'))
    const wanted = manifests.map((file) => JSON.parse(readFileSync(join(root, 'rules', file), 'utf8')))
    expect(run('rules.cjs', `console.log(JSON.stringify([${manifests.map((file) => `require('${manifest.name}/rules/${file}')`)}]))`)).toEqual(wanted)
  })

  it('gives nothing else', () => {
    const script = `import('${manifest.name}/dist/index.js').catch((error) => console.log(JSON.stringify(error.code)))`
    expect(run('inner.cjs', script)).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })
})

describe('the types', () => {
  it.each([
    { module: 'nodenext', files: ['all.mts', 'all.cts'] },
    { module: 'preserve', files: ['all.mts'] },
  ])(
    'compile with --module $module and library checks on, without any types of our tools',
    ({ module, files }) => {
      const imports = specifiers.map((name, index) => `import * as m${index} from '${name}'`)
      for (const file of files)
        writeFileSync(join(consumer, file), `${imports.join('\n')}\nexport const all = [${specifiers.map((_, index) => `m${index}`)}]\n`)
      const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--module', module]
      const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...files], { cwd: consumer, encoding: 'utf8' })
      expect(tsc.stdout).toBe('')
      expect(tsc.status).toBe(0)
    },
    60_000,
  )
})
