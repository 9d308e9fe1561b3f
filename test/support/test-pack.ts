import { assemblePack } from '../../src/policy/assemble-pack.js'
import type { Calendar, Pack, PackManifest, Provision, Zone } from '../../src/policy/pack.js'
import type { Table } from '../../src/policy/rule.js'

const text = { en: 'A rule of a test', zh: '测试规则' }

/** China without daylight saving, enough for tests. */
export const SHANGHAI: Zone = {
  id: 'Asia/Shanghai',
  from: '1992-01-01',
  until: '2200-01-01',
  changes: [{ at: '1992-01-01T00:00:00+08:00', offsetMinutes: 480 }],
}

/** Weekends and the National Day week of 2026 with its make-up Saturday. */
export const CALENDAR: Calendar = {
  id: 'cn',
  from: '2026-01-01',
  until: '2027-01-01',
  weekend: [6, 7],
  daysOff: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => ({
    day,
    name: { en: 'National Day', zh: '国庆节' },
  })),
  workingDays: ['2026-09-20', '2026-10-10'],
  longestRest: 10,
  cites: [],
}

/** A rule as a test writes it: what every rule must have is filled in. */
export type RuleSketch = Record<string, unknown> & { id: string; kind: string }

export interface PackSketch {
  manifest?: Partial<PackManifest>
  rules?: RuleSketch[]
  tables?: Omit<Table, 'columns'>[] | Table[]
  files?: Record<string, unknown>
}

/** The files of a pack of one provision, with text, citation and certainty filled in where a sketch leaves them out. */
export function packFiles({ manifest = {}, rules = [], tables = [], files = {} }: PackSketch = {}): Record<string, unknown> {
  const provision = {
    id: 'test',
    text,
    rules: rules.map((rule) => ({ text, cites: [{ source: 'src', at: '1' }], certainty: 'high', ...rule })),
    tables,
  } as unknown as Provision
  return {
    'pack.json': { id: 'test', version: '1.0.0', text, layer: 'law', timeZone: 'Asia/Shanghai', calendar: 'cn', ...manifest },
    'sources.json': { src: { title: text, issuer: text, readOn: '2026-11-23' } },
    'calendar.json': CALENDAR,
    'zone.json': SHANGHAI,
    'test.json': provision,
    ...files,
  }
}

/** A pack of one provision. */
export const testPack = (sketch: PackSketch = {}): Pack => assemblePack(packFiles(sketch))
