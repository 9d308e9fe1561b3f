import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** The statements of docs/semantics.md by number, with the tests that each names. */
const statements = new Map(
  read('docs/semantics.md')
    .split(/\n(?=- \*\*S-|#|\n[^\s-])/)
    .flatMap((text): [string, string[]][] => {
      const number = /^- \*\*(S-\d+[a-z]?) /.exec(text)?.[1]
      const named = /\n {2}Tests: (.*)\.$/m.exec(text)?.[1] ?? ''
      return number === undefined
        ? []
        : [
            [
              number,
              [...named.matchAll(/\[([^\]]+)\]\(\.\.\/test\/([^)]+)\.test\.ts\)/g)].map(
                ([, name, path]) => (name === path ? path : `${name} is ${path}`) as string,
              ),
            ],
          ]
    }),
)

/** The test files that cite each number, in the name of a test or beside a case. */
const citing = new Map<string, Set<string>>()
for (const file of readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts')))
  for (const [number] of read(`test/${file}`).matchAll(/\bS-\d+[a-z]?\b/g))
    citing.set(number, (citing.get(number) ?? new Set()).add(file.slice(0, -'.test.ts'.length)))

describe('docs/semantics.md', () => {
  it('has statements', () => expect(statements.size).toBeGreaterThan(35))

  it.each([...statements])('%s names tests that hold it, and they cite its number', (number, named) => {
    const cited = [...(citing.get(number) ?? [])].sort()
    expect(named.length, `tests that cite it: ${cited.map((path) => `[${path}](../test/${path}.test.ts)`).join(', ')}`).toBeGreaterThan(0)
    expect(cited).toEqual(expect.arrayContaining(named))
  })

  it('has every statement that a test cites', () => expect([...citing.keys()].filter((number) => !statements.has(number))).toEqual([]))
})
