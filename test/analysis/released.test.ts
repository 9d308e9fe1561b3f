import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { diff } from '../../src/analysis.js'
import { changeNote } from '../../src/docs/change-note.js'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import type { Locale } from '../../src/explain/words/locale.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import { parsePack } from '../../src/schema/parse-pack.js'

const file = (name: string): URL => new URL(`./released/${name}`, import.meta.url)

/** The JD pack as it was released as 0.1.0: rules/jd of commit b1acbfb without its cases. */
const released = parsePack(JSON.parse(gunzipSync(readFileSync(file('jd-0.1.0.json.gz'))).toString('utf8')))
if (!released.ok) throw new Error(released.issues.map(({ message }) => message).join('\n'))

const before = createPolicy([cn, released.pack])
const after = createPolicy([cn, jd])
const report = diff(before, after, { currency: 'CNY' })

it('nothing of two versions of the JD pack is left open, and every change has a claim and an edit that did it', () => {
  const changed = report.services.filter(({ verdict }) => verdict !== 'equal')
  expect(changed.map(({ service, verdict, worse, better }) => [service, verdict, worse.length > 0, better.length > 0])).toEqual([
    ['return', 'mixed', true, true],
    ['exchange', 'mixed', true, true],
    ['repair', 'mixed', true, true],
    ['refund', 'better', false, true],
    ['reissue', 'better', false, true],
    ['price_protection', 'worse', true, false],
    ['compensation', 'better', false, true],
  ])
  const entries = changed.flatMap(({ worse, better }) => [...worse, ...better])
  expect(entries.filter(({ causes }) => causes.length === 0).map(({ rule }) => rule)).toEqual([])
  const less = changed.flatMap(({ worse }) => worse.map(({ rule, witness: { before, after } }) => [rule, RANK[before] > RANK[after]]))
  expect(less.filter(([, isLess]) => !isLess)).toEqual([])
  const more = changed.flatMap(({ better }) => better.map(({ rule, witness: { before, after } }) => [rule, RANK[before] < RANK[after]]))
  expect(more.filter(([, isMore]) => !isMore)).toEqual([])
})

const RANK = { unavailable: 0, needs_information: 0, conditional: 1, available: 2 }

/** `UPDATE_NOTES=yes npx vitest run test/analysis/released` writes the notes anew; read them before they are committed. */
const isUpdating = process.env.UPDATE_NOTES === 'yes'

it.each<Locale>(['en', 'zh'])('the change note reads as it was signed: %s', (locale) => {
  const note = changeNote(after, report, { locale, currency: 'CNY' })
  if (isUpdating) writeFileSync(file(`note.${locale}.md`), note)
  expect(note).toBe(readFileSync(file(`note.${locale}.md`), 'utf8'))
})
