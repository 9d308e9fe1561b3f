import fc, { type Arbitrary } from 'fast-check'
import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack, PackManifest, Zone } from '../../policy/pack.js'
import type { Layer, Table } from '../../policy/rule.js'
import { CALENDAR, NEW_YORK, SHANGHAI } from './almanacs.js'
import { conditions } from './conditions.js'
import { type LayerSketch, layerRules } from './layer-rules.js'
import { adjustSketches, dutySketches, exceptSketches, excludeSketches, grantSketches } from './rule-sketches.js'
import { compact, oneOf, sometimes } from './sometimes.js'
import { tables } from './tables.js'

const text = { en: 'A generated pack', zh: '生成的规则包' }

interface PackSketch {
  layer: LayerSketch
  tables: Table[]
  manifest: Partial<PackManifest>
  elsewhere: boolean
  /** Another reading of the parameter `days`. */
  days: number | undefined
}

const packSketches = (name: Layer, calendar: boolean): Arbitrary<PackSketch> => {
  const time = { calendar }
  const table = `${name}.periods`
  return fc
    .record({
      grants: fc.array(grantSketches(time), { minLength: 1, maxLength: 3 }),
      excludes: fc.array(excludeSketches, { maxLength: 2 }),
      excepts: fc.array(exceptSketches, { maxLength: 2 }),
      adjusts: fc.array(adjustSketches(time), { maxLength: 2 }),
      duties: fc.array(dutySketches(time), { maxLength: 2 }),
      table: tables(table, time),
      parameter: fc.nat(3).map((n) => n === 3),
      scope: sometimes(
        fc.constant('CN').map((market) => ({ market: [market] })),
        4,
      ),
      when: sometimes(conditions, 10),
      roll: calendar ? sometimes(oneOf(['next_working_day', 'after_holiday', 'none'] as const), 2) : fc.constant(undefined),
      elsewhere: fc.nat(7).map((n) => n === 7),
      days: sometimes(fc.integer({ min: 1, max: 20 }), 2),
    })
    .map(({ grants, excludes, excepts, adjusts, duties, table: rows, parameter, scope, when, roll, elsewhere, days }) => ({
      layer: { name, grants, excludes, excepts, adjusts, duties, table, parameter },
      tables: grants.some(({ templated }) => templated) ? [rows] : [],
      manifest: compact({ scope, when, roll }),
      elsewhere,
      days: parameter ? days : undefined,
    }))
}

/** Valid packs of one to four layers whose rules meet; acyclic because no rule points at one that comes later. */
export function packs(): Arbitrary<Pack[]> {
  return fc
    .record({
      calendar: fc.boolean().map((without) => !without),
      zone: oneOf([SHANGHAI, NEW_YORK]),
      others: fc.subarray<Layer>(['platform', 'seller', 'manufacturer']),
    })
    .chain(({ calendar, zone, others }) => {
      const layers: Layer[] = ['law', ...others]
      return fc.tuple(...layers.map((name) => packSketches(name, calendar))).map((sketches) => build(sketches, calendar, zone))
    })
}

function build(sketches: readonly PackSketch[], calendar: boolean, zone: Zone): Pack[] {
  const rules = layerRules(sketches.map(({ layer }) => layer))
  return sketches.map(({ layer, tables: rows, manifest, elsewhere, days }, index) => {
    const { name, parameter } = layer
    const own = index > 0 && elsewhere ? (zone === SHANGHAI ? NEW_YORK : SHANGHAI) : zone
    const parameters = { days: { type: 'duration', default: { days: 10 }, text } } as const
    const pack = assemblePack({
      'pack.json': {
        ...{ id: name, version: '1.0.0', text, layer: name, timeZone: own.id, ...manifest },
        ...(index > 0 && { needs: ['law'] }),
        ...(calendar && { calendar: CALENDAR.id }),
        ...(parameter && { parameters }),
      },
      'sources.json': { src: { title: text, issuer: text, readOn: '2026-11-23' } },
      ...(index === 0 && calendar && { 'calendar.json': CALENDAR }),
      'zone.json': own,
      'rules.json': { id: `${name}.rules`, text, rules: rules.get(name), tables: rows },
    })
    return days === undefined ? pack : pack.with({ days: { days } })
  })
}
