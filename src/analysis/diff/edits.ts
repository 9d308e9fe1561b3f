import { createPolicy, type Policy, PolicyError } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import { withParts, withProvisions } from '../../policy/assemble-pack.js'
import type { Calendar, Pack, Provision } from '../../policy/pack.js'
import type { LocaleMap, Rule, Table } from '../../policy/rule.js'
import { templateOf } from '../lint/settled-condition.js'

/** A rule, a table, a calendar, or what a pack says of all its rules, that was added, removed or changed. */
export interface Edit {
  readonly kind: 'rule' | 'table' | 'calendar' | 'pack'
  readonly id: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Keys that differ: of a rule "windows", "terms", "text"; of a calendar "daysOff"; of a pack "parameters". */
  readonly parts: readonly string[]
  /** Of what is there no more, and of a pack, what it said or says of itself. */
  readonly text?: LocaleMap
}

/** Parts that change no decision. */
const WORDS: ReadonlySet<string> = new Set(['text', 'note', 'cites', 'certainty', 'tags', 'sources', 'vocabularyTexts'])

/** Whether nothing can be decided otherwise by an edit. */
export const isWordsAlone = ({ change, parts }: Edit): boolean => change === 'changed' && parts.every((part) => WORDS.has(part))

type Item = Rule | Table | Calendar | PackParts
type Listed = 'rule' | 'table'
const listOf = { rule: 'rules', table: 'tables' } as const

/** What a pack says beside its rules and calendars that a decision, or its words, can hang on. */
const PARTS = [
  'scope',
  'when',
  'parameters',
  'values',
  'roll',
  'calendar',
  'timeZone',
  'zones',
  'layer',
  'needs',
  'vocabulary',
  'vocabularyTexts',
  'sources',
  'text',
] as const
type PackParts = Partial<Pick<Pack, (typeof PARTS)[number]>> & { readonly id: string }

/** What was edited between two policies, by id. */
export function editsBetween(before: Policy, after: Policy): Edit[] {
  return (['rule', 'table', 'calendar', 'pack'] as const).flatMap((kind) => {
    const [was, is] = [itemsOf(before, kind), itemsOf(after, kind)]
    return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((id): Edit[] => {
      const [old, now] = [was.get(id), is.get(id)]
      if (!now) return [{ kind, id, change: 'removed', parts: [], ...textOf(old) }]
      if (!old) return [{ kind, id, change: 'added', parts: [] }]
      const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort()
      const parts = keys.filter((key) => JSON.stringify(old[key as keyof Item]) !== JSON.stringify(now[key as keyof Item]))
      return parts.length > 0 ? [{ kind, id, change: 'changed', parts, ...(kind === 'pack' && textOf(now)) }] : []
    })
  })
}

const textOf = (item: Item | undefined): Pick<Edit, 'text'> => (item && 'text' in item && item.text ? { text: item.text } : {})

const packsOf = (policy: Policy): readonly Pack[] => linkedOf(policy).policy.packs

const itemsIn = (provision: Provision, kind: Listed): Item[] => (provision[listOf[kind]] ?? []) as Item[]

function itemsOf(policy: Policy, kind: Edit['kind']): Map<string, Item> {
  const items = packsOf(policy).flatMap((pack): Item[] => {
    if (kind === 'calendar') return [...pack.calendars]
    if (kind === 'pack') return [partsOf(pack)]
    return pack.provisions.flatMap(({ provision }) => itemsIn(provision, kind))
  })
  return new Map(items.map((item) => [item.id, item]))
}

const partsOf = (pack: Pack): PackParts => ({
  id: pack.id,
  ...Object.fromEntries(PARTS.filter((part) => pack[part] !== undefined).map((part) => [part, pack[part]])),
})

/**
 * The later policy without some of its edits, and without those others that do not stand without them, such as a rule that excludes one that is there no more;
 * undefined where even so they do not make a policy.
 */
export function undo(before: Policy, after: Policy, edits: readonly Edit[], others: readonly Edit[]): Policy | undefined {
  const packs = edits.reduce<readonly Pack[]>((all, edit) => undoOne(packsOf(before), all, edit), packsOf(after))
  try {
    return createPolicy(packs)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const broken = new Set(error.issues.map(({ rule }) => rule && templateOf(rule)))
    const stuck = others.filter((edit) => broken.has(edit.id) && !edits.includes(edit))
    return stuck.length > 0 ? undo(before, after, [...edits, ...stuck], others) : undefined
  }
}

function undoOne(old: readonly Pack[], packs: readonly Pack[], edit: Edit): readonly Pack[] {
  const { kind, id } = edit
  if (kind === 'rule' || kind === 'table') return undoListed(old, packs, { kind, id })
  return packs.map((pack) => {
    const was = old.find((one) => one.id === pack.id)
    if (kind === 'calendar')
      return withParts(pack, {
        calendars: pack.calendars.flatMap((one) => (one.id === id ? (was?.calendars.filter((other) => other.id === id) ?? []) : [one])),
      })
    return pack.id === id && was ? withParts(pack, Object.fromEntries(edit.parts.map((part) => [part, was[part as keyof Pack]]))) : pack
  })
}

function undoListed(before: readonly Pack[], after: readonly Pack[], { kind, id }: { kind: Listed; id: string }): readonly Pack[] {
  const provisions = before.flatMap((pack) => pack.provisions.map(({ file, provision }) => ({ pack: pack.id, file, provision })))
  const home = provisions.find(({ provision }) => itemsIn(provision, kind).some((item) => item.id === id))
  const old = home && itemsIn(home.provision, kind).find((item) => item.id === id)
  const restore = (provision: Provision, isHome: boolean): Provision => {
    const items = itemsIn(provision, kind)
    const kept = items.flatMap((item) => (item.id !== id ? [item] : old ? [old] : []))
    return { ...provision, [listOf[kind]]: isHome && old && !items.some((item) => item.id === id) ? [...kept, old] : kept }
  }
  return after.map((pack) =>
    withProvisions(
      pack,
      pack.provisions.map(({ file, provision }) => ({ file, provision: restore(provision, home?.pack === pack.id && home.file === file) })),
    ),
  )
}
