import type { DenialCode, Verdict } from '../evaluate/decision.js'
import type { Facts, Service } from '../facts/facts.js'
import type { Parameter } from '../policy/pack.js'
import type { Params } from '../policy/rule.js'

/** What a case asserts of one route: some standing route has all of it. */
export interface ExpectedRoute {
  lastDay?: string
  closesAt?: string
  deadlineStatus?: string
  opensAt?: string
  layer?: string
  rule?: string
  /** Rules that all shaped it. */
  rules?: string[]
  /** Rules that must not have shaped it. */
  notRules?: string[]
  firm?: boolean
  freight?: string
  repairMode?: string | string[]
  refundAmount?: number
  /** Each inner list is a group: one of its kinds is in one of the route's needs. */
  evidence?: string[][]
  /** Codes that must all be among the route's conditions. */
  conditions?: string[]
  /** Parts that must all be open: `terms.freight`, `duties.<rule>`. */
  open?: string[]
  duty?: { act: string; actor?: string; closesAt?: string; lastDay?: string; afterEvent?: string; onSilence?: string; overdue?: boolean }
  terms?: Record<string, unknown>
}

/** What a case asserts of one denial. */
export interface ExpectedDenial {
  code: DenialCode
  params?: Params
  rule?: string
  /** The exclusion that removed the grant. */
  by?: string
}

/** What a case asserts of one service; fields left out assert nothing. */
export interface ExpectedService {
  verdict?: Verdict | Verdict[]
  /** Of the service's deadline; null: no time limit. */
  lastDay?: string | null
  closesAt?: string | null
  /** Some route has all of it; of a list, some route each. */
  route?: ExpectedRoute | ExpectedRoute[]
  /** Some denial has this code, and these params when given; of a list, some denial each. */
  denial?: ExpectedDenial | ExpectedDenial[]
  /** Grants that must be neither a route nor open: the item, or the case, is one that they are not about. */
  noRoute?: string[]
  /** Facts that must be among the questions. */
  asks?: string[]
}

/** A worked case: facts in, and what must come out. */
export interface Case {
  id: string
  title: string
  /** Packs to link; default: the pack beside which the case stands and those it needs. */
  rules?: string[]
  /** Other readings of parameters, by pack and name: { "jd.sendBackDays": 30 }. */
  set?: Record<string, Parameter['default']>
  certainty?: 'high' | 'medium' | 'uncertain'
  source?: string
  note?: string
  /** Laid over the file's `base`, key by key. */
  facts?: object
  /** Paths removed again, to ask what happens when a fact is unknown. */
  without?: string[]
  expect: { [S in Service]?: ExpectedService }
}

export interface CaseFile {
  $schema?: string
  base?: object
  cases: Case[]
}

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function overlay(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over === undefined ? base : over
  return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => [key, overlay(base[key], over[key])]))
}

function remove(value: unknown, [key, ...rest]: string[]): unknown {
  if (!isObject(value) || key === undefined || !Object.hasOwn(value, key)) return value
  const { [key]: inner, ...others } = value
  return rest.length === 0 ? others : { ...others, [key]: remove(inner, rest) }
}

/** The facts of a case: its own over the base, without what it takes away. */
export function factsOf({ facts, without = [] }: Case, base: object = {}): Facts {
  return without.reduce<unknown>((all, path) => remove(all, path.split('.')), overlay(base, facts)) as Facts
}
