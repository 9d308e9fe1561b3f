import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const DOCS = new URL('../../docs/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, DOCS), 'utf8')
const english = readdirSync(new URL('guide/', DOCS)).filter((file) => file.endsWith('.md'))

/** How a page is built: its headings by their level, and its fences by their language. */
const outline = (text: string): string[] => [...text.matchAll(/^(#+) |^```(\w+)$/gm)].map(([, level, language]) => level ?? (language as string))

it('the guide is found', () => expect(english.length).toBeGreaterThan(5))

describe.each(english)('%s', (file) => {
  it('is there in Chinese too, section by section and example by example', () => {
    const [here, there] = [read(`guide/${file}`), read(`zh/guide/${file}`)]
    expect(outline(there)).toEqual(outline(here))
    expect(there).toMatch(/^# .*\p{Script=Han}/u)
  })

  it('stands in the side bars of both languages', () => {
    const name = file.replace(/\.md$/, '')
    expect(read('.vitepress/locales/en.ts')).toContain(`link: '/guide/${name}'`)
    expect(read('.vitepress/locales/zh.ts')).toContain(`link: '/zh/guide/${name}'`)
  })
})
