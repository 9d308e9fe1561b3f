import { BASE_VOCABULARY, factDefinition, type Vocabulary } from '../../facts/vocabulary.js'
import type { Pack } from '../../policy/pack.js'
import type { Duration, Scope } from '../../policy/rule.js'

type Literal = string | number | boolean

/** What the rules of some packs speak of: what a claim must vary for them to decide differently. */
export interface PackWords {
  vocabulary: Vocabulary
  /** Facts that may be given, with the literals that rules compare them with. */
  facts: Map<string, Literal[]>
  events: string[]
  durations: Duration[]
  /** Days on which a rule comes into force or goes out of it. */
  lawDays: string[]
  scope: { [S in keyof Scope]-?: string[] }
}

/** Facts that amounts and units rest on. */
const MONEY = [
  'item.unitPaid',
  'item.quantity',
  'claim.quantity',
  'order.goodsPaid',
  'order.keptCost',
  'order.freightNoLongerFree',
  'goods.giftsComplete',
] as const
const MORE_MONEY = ['item.giftPrice', 'item.invoicePrice', 'item.paidPriceProven', 'item.priceProtectionPaid', 'claim.priceNow', 'goods.paperInvoice'] as const
const REST = [
  'claim.pointsShort',
  'goods.accessoriesComplete',
  'goods.damagedPercent',
  'item.pieces',
  'claim.evidence',
  'claim.stage',
  'claim.part',
  'item.labels',
  'order.currency',
] as const
const RARE = ['claim.pickupMetres', 'goods.kilometres', 'item.usageFeeBp'] as const
const ALWAYS = [...MONEY, ...MORE_MONEY, ...REST, ...RARE]

const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'workingDays', 'openHours']
const SELECTORS = ['category', 'notCategory', 'brand', 'channel', 'market', 'reason', 'label'] as const

export function packWords(packs: readonly Pack[]): PackWords {
  const vocabulary = Object.fromEntries(
    Object.entries(BASE_VOCABULARY).map(([part, base]) => [
      part,
      Object.assign({}, base, ...packs.map((pack) => (pack.vocabulary as Record<string, object>)[part] ?? {})),
    ]),
  ) as unknown as Vocabulary
  const scope = Object.fromEntries(SELECTORS.map((name) => [name, []])) as unknown as PackWords['scope']
  const words: PackWords = { vocabulary, facts: new Map(ALWAYS.map((path) => [path, []])), events: ['delivered'], durations: [], lawDays: [], scope }
  for (const { provisions, scope: packScope, when, values, parameters } of packs) visit([provisions, { scope: packScope }, { when }, values, parameters], words)
  return words
}

function visit(value: unknown, words: PackWords): void {
  if (typeof value === 'string' && Object.hasOwn(words.vocabulary.events, value)) add(words.events, value)
  if (typeof value !== 'object' || value === null) return
  const node = value as Record<string, unknown>
  const keys = Object.keys(node)
  if (keys.some((key) => UNITS.includes(key) && typeof node[key] === 'number')) add(words.durations, node as unknown as Duration)
  for (const day of [node.from, node.until]) if (typeof day === 'string' && /^\d{4}-/.test(day)) add(words.lawDays, day)
  for (const name of ['scope', 'key'] as const) visitScope(node[name], words)
  if (keys.length === 1 && Array.isArray(node[keys[0] as string])) visitAtom(node[keys[0] as string] as unknown[], words)
  for (const key of keys) visit(node[key], words)
}

/** Adds what is not there yet. */
function add<T>(list: T[], one: T): void {
  if (!list.some((other) => JSON.stringify(other) === JSON.stringify(one))) list.push(one)
}

/** A scope, or the keys of a row: selectors and facts by name. */
function visitScope(scope: unknown, words: PackWords): void {
  if (typeof scope !== 'object' || scope === null) return
  for (const [name, listed] of Object.entries(scope)) {
    // A cell or a parameter stands for values that are found where they are given.
    const values = (Array.isArray(listed) ? listed : [listed]).filter((one): one is string => typeof one === 'string')
    if (name in words.scope) for (const one of values) add(words.scope[name as keyof Scope], one)
    else if (name.includes('.')) for (const one of values) addFact(name, [one], words)
  }
}

function visitAtom(parts: unknown[], words: PackWords): void {
  const read = parts.find((part): part is { var: string } => typeof part === 'object' && part !== null && 'var' in part)
  if (read === undefined || typeof read.var !== 'string') return
  addFact(
    read.var,
    parts.flat().filter((part): part is Literal => typeof part !== 'object'),
    words,
  )
}

/** A fact with its literals; in place of a derived one, those it comes from. */
function addFact(path: string, literals: Literal[], words: PackWords): void {
  if (path === 'derived.categories') for (const id of literals) add(words.scope.category, id as string)
  const from = factDefinition(words.vocabulary, path)?.from
  if (from) for (const source of from) addFact(source, [], words)
  else if (path.includes('.')) words.facts.set(path, [...new Set([...(words.facts.get(path) ?? []), ...literals])])
}
