import type { Facts, Service } from '../../../src/facts/facts'

/** One fact as the form holds it. Instants are on the clock of China: "2026-05-06T10:00". */
export type FactValue = string | number | boolean | null | string[]

/** What a person has said so far; all of it stands in the address of the page. */
export interface ClaimState {
  /** By path: "item.category", "events.delivered". Left out: unknown. */
  facts: Record<string, FactValue>
  /** The service about which questions are asked. */
  service: Service
  /** Facts that were asked and that nobody knows. */
  passed: string[]
}

const PATH = /^(asOf|history|(order|buyer|item|goods|events|claim)(\.[A-Za-z]\w*)+)$/
const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/
const OFFSET = ':00+08:00'

/** The moment as the form writes it, in the zone of the rules whatever that of the machine. */
const localTime = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

const DAY = 86_400_000

/** A phone bought a week ago that does not work. */
export function firstClaim(now: number): ClaimState {
  return {
    facts: {
      asOf: localTime(now),
      'order.platform': 'jd',
      'order.channel': 'self_operated',
      'order.saleMode': 'distance',
      'order.purchasedAt': localTime(now - 7 * DAY),
      'buyer.kind': 'consumer',
      'item.category': 'phones',
      'item.brand': 'xiaomi',
      'events.delivered': localTime(now - 5 * DAY),
      history: [],
      'claim.reason': 'defective',
    },
    service: 'return',
    passed: [],
  }
}

/** The facts as the library takes them. */
export function toFacts({ facts }: ClaimState): Facts {
  const whole: Record<string, unknown> = { asOf: undefined, order: { market: 'CN', currency: 'CNY' }, item: { quantity: 1 }, claim: {} }
  for (const [path, value] of Object.entries(facts)) if (PATH.test(path)) put(whole, path.split('.'), instant(value))
  return whole as unknown as Facts
}

const instant = (value: FactValue): FactValue => (typeof value === 'string' && LOCAL_TIME.test(value) ? value + OFFSET : value)

function put(into: Record<string, unknown>, [key = '', ...rest]: string[], value: FactValue): void {
  if (rest.length === 0) into[key] = value
  else {
    if (!Object.hasOwn(into, key)) into[key] = {}
    put(into[key] as Record<string, unknown>, rest, value)
  }
}

/** The part of the address behind "#": `item.category=phones&goods.opened=true`. */
export function toHash({ facts, service, passed }: ClaimState, draft?: string): string {
  const params = new URLSearchParams(Object.entries(facts).map(([path, value]) => [path, write(value)]))
  params.set('ask', service)
  if (passed.length > 0) params.set('passed', passed.join(','))
  if (draft) params.set('draft', draft)
  return `#${params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`
}

/** What an address says; undefined when it says nothing about a claim. */
export function fromHash(hash: string): { state: ClaimState; draft: string | undefined } | undefined {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  const facts = Object.fromEntries([...params].filter(([path]) => PATH.test(path)).map(([path, text]) => [path, read(text)]))
  if (Object.keys(facts).length === 0) return undefined
  return {
    state: { facts, service: (params.get('ask') ?? 'return') as Service, passed: params.get('passed')?.split(',') ?? [] },
    draft: params.get('draft') ?? undefined,
  }
}

const write = (value: FactValue): string => (Array.isArray(value) ? `[${value.join(',')}]` : String(value))

function read(text: string): FactValue {
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  const list = /^\[(.*)\]$/.exec(text)
  return list ? (list[1] as string).split(',').filter(Boolean) : text
}
