import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What a shop's bundler makes of an entry for the browser; a Node built-in in it is a build error. */
async function bundle(entry: string): Promise<{ text: string; packages: string[] }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`dist/${entry}.js`],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minifyWhitespace: true,
    charset: 'utf8',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const inputs = Object.keys(metafile.inputs)
  return {
    text: outputFiles.map((file) => file.text).join(),
    packages: [...new Set(inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))].sort(),
  }
}

/** Texts of a pack's provisions that look the same in JSON and in code. */
const textsOf = (pack: string): string[] =>
  readdirSync(join(root, 'rules', pack), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.endsWith('.cases.json'))
    .map((file) => JSON.parse(readFileSync(join(root, 'rules', pack, file), 'utf8')))
    .flatMap((content: { rules?: { text: { en: string } }[] }) => content.rules ?? [])
    .map((rule) => rule.text.en)
    .filter((text) => !/["'`\\]/.test(text))

const packs = readdirSync(join(root, 'src/packs'), { recursive: true, encoding: 'utf8' }).flatMap((file) => /^([^.]+)\.ts$/.exec(file)?.[1] ?? [])

describe('a bundle of "."', () => {
  it('holds only the packages that deciding needs', async () => {
    expect((await bundle('index')).packages).toEqual(['@date-fns/utc', '@noble/hashes', 'canonicalize', 'date-fns', 'json-logic-js'])
  })

  it('makes no code from text', async () => {
    expect((await bundle('index')).text).not.toMatch(/\beval\(|\bFunction\(/)
  })
})

describe.each(packs)('a bundle of "./rules/%s"', (pack) => {
  it('holds that pack and no other, and no package', async () => {
    const { text, packages } = await bundle(`rules/${pack}`)
    expect(packages).toEqual([])
    const own = new Set(textsOf(pack))
    for (const other of packs) {
      const texts = textsOf(other).filter((sentence) => other === pack || !own.has(sentence))
      expect(texts).not.toEqual([])
      expect(texts.filter((sentence) => text.includes(sentence))).toEqual(other === pack ? texts : [])
    }
  })

  it('is not in a bundle of "."', async () => {
    const { text } = await bundle('index')
    expect(textsOf(pack).filter((sentence) => text.includes(sentence))).toEqual([])
  })
})
