import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'

interface Draft {
  file: string
  text: string
}
// Not by its name, since the site has types of its own.
const address = new URL('../../docs/.vitepress/playground/draft-text.ts', import.meta.url).href
const { packDraft, unpackDraft }: { packDraft(draft: Draft): Promise<string | undefined>; unpackDraft(packed: string): Promise<Draft | undefined> } =
  await import(address)

const RULES = new URL('../../rules/', import.meta.url)
const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.json$/.test(file) && !/schemas|vocabulary|\.cases\./.test(file))

it('brings every rule file, edited, into an address and back', async () => {
  expect(files.length).toBeGreaterThan(50)
  for (const file of files) {
    const draft = { file, text: readFileSync(new URL(file, RULES), 'utf8').replace('7', '十') }
    const packed = await packDraft(draft)
    expect(packed).toMatch(/^[\w-]+$/)
    expect(await unpackDraft(packed as string)).toEqual(draft)
  }
})

it('has no address for what is too long for one', async () => {
  expect(await packDraft({ file: 'jd/price.json', text: randomBytes(50_000).toString('hex') })).toBeUndefined()
  expect(await packDraft({ file: 'jd/price.json', text: 'a'.repeat(1_000_000) })).toBeUndefined()
})

it('reads no more from an address than a page can hold', async () => {
  const packed = (text: string): string => deflateRawSync(JSON.stringify(['jd/price.json', text])).toString('base64url')
  expect(await unpackDraft(packed('a'.repeat(900_000)))).toEqual({ file: 'jd/price.json', text: 'a'.repeat(900_000) })
  expect(await unpackDraft(packed('a'.repeat(1_000_000)))).toBeUndefined()
  expect(await unpackDraft(packed(randomBytes(50_000).toString('hex')))).toBeUndefined()
})

it.each(['', 'AAAA', '!', btoa('no deflate')])('reads "%s" as no draft', async (packed) => expect(await unpackDraft(packed)).toBeUndefined())
