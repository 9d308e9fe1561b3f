import { readFileSync } from 'node:fs'
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { expect, it } from 'vitest'

// Not by its name, since the site has types of its own.
const address = new URL('../../docs/.vitepress/playground/editor/json-service.ts', import.meta.url).href
const { complete }: { complete(context: CompletionContext): Promise<CompletionResult | null> } = await import(address)

const file = readFileSync(new URL('../../rules/jd/no-reason-return.json', import.meta.url), 'utf8')

/** What is offered where the text has a bar. */
async function offered(text: string): Promise<{ labels: string[]; filter: boolean | undefined }> {
  const pos = text.indexOf('|')
  const found = await complete({ pos, explicit: true, state: { doc: text.replace('|', '') } } as unknown as CompletionContext)
  return { labels: found?.options.map(({ label }) => label) ?? [], filter: found?.filter }
}

it('offers what the schema allows as a value, also between two quotes, where nothing is left out for not fitting', async () => {
  expect(await offered(file.replace('"kind": "grant"', '"kind": "|"'))).toEqual({ labels: ['"grant"'], filter: false })
})

it('offers the keys that a rule may still have', async () => {
  const { labels, filter } = await offered(file.replace('"kind": "grant",', '"kind": "grant", "no|": true,'))
  expect(labels.join()).toMatch(/note/)
  expect(filter).toBe(true)
})
