import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerPages } from '../../src/build/answer-pages.js'

const ROOT = new URL('../../', import.meta.url)
const pages = new Map(answerPages(new URL('test/golden/', ROOT)))
const golden = ['cn', 'jd'].flatMap((name) => JSON.parse(readFileSync(new URL(`test/golden/${name}.cases.json`, ROOT), 'utf8')).cases as { id: string }[])

describe('docs/answers', () => {
  it('is what the policy answers now; `npm run generate` writes it', () => {
    const stale = [...pages].filter(([path, text]) => readFileSync(new URL(path, ROOT), 'utf8') !== text).map(([path]) => path)
    expect(stale).toEqual([])
  })

  it('holds no other page', () => {
    const found = readdirSync(new URL('docs/answers/', ROOT), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    expect(found.map((file) => join('docs/answers', file)).sort()).toEqual([...pages.keys()].sort())
  })

  it.each(['en', 'zh'])('has every golden case once in %s', (locale) => {
    const text = [...pages].filter(([path]) => path.includes(`/${locale}/`)).map(([, page]) => page)
    const headings = text.join('\n').match(/^## [\w-]+/gm) ?? []
    expect(headings.map((heading) => heading.slice(3)).sort()).toEqual(golden.map(({ id }) => id).sort())
  })

  it('is linked from the README', () => {
    expect(readFileSync(new URL('README.md', ROOT), 'utf8')).toContain('(docs/answers/README.md)')
  })
})
