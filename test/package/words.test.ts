import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { MESSAGES_EN } from '../../src/explain/words/messages-en.js'
import { MESSAGES_ZH } from '../../src/explain/words/messages-zh.js'

const root = resolve(import.meta.dirname, '../..')

/** What a shop's bundler keeps of "." when only these names are imported. */
async function bundleOf(...names: string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names.join(', ')} } from './dist/index.js'`, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minifyWhitespace: true,
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles.map((file) => file.text).join()
}

/** Texts of the base vocabulary and of the messages, one from each file. */
const words = [
  ...['facts', 'events', 'conditions', 'evidence', 'labels', 'reasons', 'services', 'terms', 'categories'].map((name) => {
    const entries = JSON.parse(readFileSync(join(root, `src/facts/vocabulary/${name}.json`), 'utf8')) as Record<string, { text: { zh: string } }>
    return Object.values(entries)[0]?.text.zh as string
  }),
  MESSAGES_EN.questions,
  MESSAGES_ZH.questions,
]

describe('a bundle of "."', () => {
  it('that decides, explains and keeps records holds no words', async () => {
    const text = await bundleOf('createPolicy', 'explain', 'toRecord', 'verifyRecord')
    expect(words.filter((word) => text.includes(`"${word}"`))).toEqual([])
  })

  it('that says decisions holds all of them', async () => {
    const text = await bundleOf('createPolicy', 'render')
    expect(words.filter((word) => !text.includes(word))).toEqual([])
  })
})
