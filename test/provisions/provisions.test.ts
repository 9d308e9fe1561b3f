import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { zoneData } from '../../src/build/zone-data.js'
import { createPolicy } from '../../src/index.js'
import type { Calendar, Provision, Zone } from '../../src/policy/pack.js'
import type { Case } from '../../src/testing/case.js'
import { runCases } from '../../src/testing/run-cases.js'
import { files, folders, packs, policyOf } from './packs.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const PROVISIONS = Array.from({ length: 15 }, (_, index) => `p${String(index + 1).padStart(2, '0')}`)
const provisions = packs.flatMap((pack) => pack.provisions.map(({ file, provision }) => ({ name: `${pack.id}/${file}`, id: pack.id, file, provision })))
const texts = (provision: Provision): unknown[] => [provision.text, ...provision.rules.map(({ text }) => text)]

describe('the fifteen provisions load', () => {
  it.each(folders.map(({ id, result }) => [id, result] as const))('%s has the shape of a pack', (_, result) => {
    expect(result.ok ? [] : result.issues).toEqual([])
  })

  it('as packs of their own, and all of them as one policy, without a warning', () => {
    expect(packs.map(({ id }) => id)).toEqual(['cn15', 'eu15', 'gb15', 'jd15', 'jp15'])
    expect([createPolicy(packs), ...packs.map(({ id }) => policyOf(id))].flatMap(({ warnings }) => warnings)).toEqual([])
  })

  it.each(provisions)('$name: ids begin with the path, and $schema is there', ({ id, file, provision }) => {
    const prefix = `${id}.${file.replace(/\.json$/, '')}`
    expect([provision.id, ...provision.rules.map((rule) => rule.id)].filter((one) => one !== prefix && !one.startsWith(`${prefix}.`))).toEqual([])
    expect(existsSync(resolve(dirname(`${here}${id}/${file}`), provision.$schema ?? ''))).toBe(true)
  })

  it.each(provisions)('$name: texts in both languages, a pinpoint for every citation, a note where it is not sure', ({ provision }) => {
    expect(texts(provision)).toEqual(texts(provision).map(() => ({ en: expect.any(String), zh: expect.any(String) })))
    expect(provision.rules.flatMap(({ cites }) => cites).filter(({ at }) => !at)).toEqual([])
    expect(provision.rules.filter(({ certainty, note }) => certainty !== 'high' && !note).map(({ id }) => id)).toEqual([])
  })

  it.each(packs.map((pack) => [pack.id, pack] as const))('%s: its zone is that of Intl', (_, { zones: [zone] }) => {
    const { id, from, until } = zone as Zone
    expect(zone).toEqual(zoneData(id, from, until))
  })

  it('the calendar of cn15 is that of rules/cn, in its years', () => {
    const shipped = JSON.parse(readFileSync(new URL('../../rules/cn/calendar.json', import.meta.url), 'utf8')) as Calendar
    const own = packs.find(({ id }) => id === 'cn15')?.calendars[0] as Calendar
    expect(own.daysOff).toEqual(shipped.daysOff.filter(({ day }) => day >= own.from))
    expect(own.workingDays).toEqual(shipped.workingDays.filter((day) => day >= own.from))
  })
})

describe('the fifteen provisions answer as their notes say', () => {
  const cases = files.flatMap(({ content }) => content.cases)

  it('each has cases, and no case stands twice', () => {
    const ids = cases.map(({ id }) => id)
    expect(PROVISIONS.filter((provision) => !ids.some((id) => id.startsWith(`${provision}-`)))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('every grant is in a case, granted and denied', () => {
    const decided = files.flatMap(({ id, content }) =>
      runCases(policyOf(id), content.cases, content.base).flatMap(({ decision }) => Object.values(decision?.services ?? {})),
    )
    const granted = new Set(decided.flatMap(({ routes }) => routes.map(({ rule }) => rule)))
    const denied = new Set(decided.flatMap(({ denials }) => denials.map(({ rule }) => rule)))
    const grants = provisions.flatMap(({ provision }) => provision.rules.filter(({ kind }) => kind === 'grant').map(({ id }) => id))
    const named = (set: Set<string | undefined>, id: string): boolean => [...set].some((rule) => rule === id || rule?.startsWith(`${id}/`))
    expect(grants.filter((id) => !named(granted, id) || !named(denied, id))).toEqual([])
  })

  describe.each(files)('$name', ({ id, content }) => {
    const own = policyOf(id)
    const all = createPolicy(packs)
    const rows = content.cases.map((one): [string, Case] => [one.id, one])
    it.each(rows)('%s', (_, one) => {
      expect(runCases(own, [one], content.base)[0]?.problems).toEqual([])
      // The packs of five markets in one policy: those of the others have nothing to say.
      expect(runCases(all, [one], content.base)[0]?.problems).toEqual([])
    })
  })
})
