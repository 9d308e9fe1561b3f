import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkShape, type ShapeKind } from '../../src/schema/check-shape.js'
import { jsonSchemas } from '../../src/schema/json-schemas.js'
import { factsWith, LEAST } from '../facts/samples.js'
import { fits, references } from './json-schema.js'
import { CALENDAR, CASES, FULL_PROVISION, MANIFEST, provisionWith, SOURCES, ZONE } from './sample-files.js'

const schemas = jsonSchemas()
const schema = (name: string): object => schemas[name] as object
const root = new URL('../../', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
const KINDS: Record<string, ShapeKind> = { 'pack.json': 'pack', 'sources.json': 'sources', 'calendar.json': 'calendar', 'zone.json': 'zone' }

/** Every JSON file of the packs, with what it holds; what lies beside the packs is no part of one. */
function ruleFiles(folder = 'rules'): [path: string, kind: ShapeKind][] {
  return readdirSync(new URL(`${folder}/`, root), { withFileTypes: true }).flatMap((entry): [string, ShapeKind][] => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'schemas' ? [] : ruleFiles(path)
    if (!entry.name.endsWith('.json') || folder === 'rules') return []
    const kind = folder.endsWith('/vocabulary') ? 'vocabulary' : entry.name.endsWith('.cases.json') ? 'cases' : (KINDS[entry.name] ?? 'provision')
    return [[path, kind]]
  })
}

describe('JSON Schemas', () => {
  it('are there for every kind of file and for facts', () => {
    expect(Object.keys(schemas)).toEqual(['facts', 'pack', 'provision', 'calendar', 'sources', 'zone', 'cases', 'vocabulary'])
  })

  it.each(Object.keys(schemas))('%s: every reference leads somewhere, and every field is described', (name) => {
    const { definitions = {}, $schema } = schema(name) as { definitions?: object; $schema: string }
    expect($schema).toBe('http://json-schema.org/draft-07/schema#')
    const missing = references(schema(name)).filter((reference) => !Object.hasOwn(definitions, reference.replace('#/definitions/', '')))
    expect(missing).toEqual([])
  })

  it.each(Object.keys(schemas))('%s: rules/schemas is fresh', (name) => {
    const path = `rules/schemas/${name}.schema.json`
    expect(existsSync(new URL(path, root)) && read(path)).toEqual(JSON.parse(JSON.stringify(schema(name))))
  })

  it.each<[ShapeKind, unknown]>([
    ['pack', MANIFEST],
    ['provision', FULL_PROVISION],
    ['calendar', CALENDAR],
    ['sources', SOURCES],
    ['zone', ZONE],
    ['cases', CASES],
  ])('%s takes the sample', (kind, value) => {
    expect(fits(schema(kind), value)).toBe(true)
  })

  it.each<[string, string, unknown]>([
    ['a misspelt key', 'pack', { ...MANIFEST, neds: [] }],
    ['an unknown layer', 'pack', { ...MANIFEST, layer: 'maker' }],
    ['an unknown service', 'provision', provisionWith({ service: 'retrun' })],
    ['two operators in a condition', 'provision', provisionWith({ when: { and: [true], or: [true] } })],
    ['a bare fact as a condition', 'provision', provisionWith({ when: { var: 'goods.opened' } })],
    ['two facts compared', 'provision', provisionWith({ when: { '==': [{ var: 'goods.opened' }, { var: 'goods.used' }] } })],
    ['two units of time', 'provision', provisionWith({ windows: [{ ends: { from: 'delivered', for: { days: 7, hours: 1 } } }] })],
    ['an unknown value of a term', 'provision', provisionWith({ terms: { freight: 'bank' } })],
    ['an unknown service in a case', 'cases', { cases: [{ id: 'a', title: 'A', expect: { retrun: {} } }] }],
    ['a misspelt fact in a case', 'cases', { base: { goods: { opend: true } }, cases: [] }],
    ['a misspelt fact', 'facts', factsWith({ goods: { opend: true } })],
    ['a missing fact', 'facts', { ...LEAST, item: {} }],
    ['null for a fact', 'facts', factsWith({ goods: { opened: null } })],
  ])('%s is marked', (_, name, value) => {
    expect(fits(schema(name), value)).toBe(false)
  })

  it('lets a case name what a pack added', () => {
    const facts = {
      item: { category: 'acme_things', labels: ['acme_swap'] },
      goods: { acme: { filterSealed: true } },
      buyer: { labelUsesThisYear: { acme_swap: 1 } },
      events: { acmeOpened: null },
      claim: { evidence: ['acme_photo'] },
    }
    expect(fits(schema('cases'), { base: facts, cases: [] })).toBe(true)
    expect(fits(schema('cases'), { base: { claim: { reason: 'acme_reason' } }, cases: [] })).toBe(false)
  })

  it('lets a case leave out what its base has', () => {
    expect(fits(schema('cases'), { base: { order: { market: 'CN' } }, cases: [{ id: 'a', title: 'A', facts: { goods: {} }, expect: {} }] })).toBe(true)
  })
})

describe('files of this project', () => {
  it.each(ruleFiles())('%s has the shape of %s', (path, kind) => {
    expect(checkShape(kind, read(path), path)).toEqual([])
    expect(fits(schema(kind), read(path))).toBe(true)
  })

  it.each(readdirSync(new URL('src/facts/vocabulary/', root)))('vocabulary/%s has the shape of vocabulary files', (name) => {
    const value = read(`src/facts/vocabulary/${name}`)
    expect(checkShape('vocabulary', value, `vocabulary/${name}`)).toEqual([])
    expect(fits(schema('vocabulary'), value)).toBe(true)
  })
})
