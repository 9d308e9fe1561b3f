import type { Facts } from '../../src/facts/facts.js'
import { refines } from './refines.js'
import { decide, law, type Situation } from './situations.js'

type Section = Record<string, unknown>

const SECTIONS = ['order', 'buyer', 'item', 'goods', 'events', 'claim'] as const
/** Without these nothing can be decided; `submittedAt` and `durable` have fallbacks, so leaving them out says something else. */
const REQUIRED = ['order.market', 'order.purchasedAt', 'item.category', 'item.durable', 'claim.submittedAt']
/** The history tells them where they are left out. */
const WITH_HISTORY = ['events.exchanged', 'events.repairReceived']

/** What may be left out of some facts, each the smallest that may be left out by itself. */
function parts(facts: Facts): string[][] {
  const given = SECTIONS.flatMap((section) => Object.keys(facts[section] ?? {}).map((key) => `${section}.${key}`)).filter((path) => !REQUIRED.includes(path))
  if (facts.history === undefined) return given.map((path) => [path])
  const told = given.filter((path) => WITH_HISTORY.includes(path))
  return [['history', ...told], ...given.filter((path) => !told.includes(path)).map((path) => [path])]
}

/** Events that some window tests are taken to have happened while that is unknown (S-6e), so that they did not is told before anything else. */
function missedEvents({ packs, facts }: Situation): string[] {
  const tested = new Set([...JSON.stringify(packs).matchAll(/"tests":"(\w+)"/g)].map(([, event]) => event))
  return Object.entries(facts.events ?? {}).flatMap(([event, time]) => (time === null && tested.has(event) ? [`events.${event}`] : []))
}

function onlyThese(facts: Facts, known: ReadonlySet<string>): Facts {
  const sections = SECTIONS.flatMap((section) => {
    const kept = Object.entries((facts[section] ?? {}) as Section).filter(([key]) => REQUIRED.includes(`${section}.${key}`) || known.has(`${section}.${key}`))
    return kept.length > 0 || section === 'claim' ? [[section, Object.fromEntries(kept)]] : []
  })
  return { asOf: facts.asOf, ...Object.fromEntries(sections), ...(known.has('history') && { history: facts.history }) } as unknown as Facts
}

law(
  'S-9 refinement: while facts are added one by one, firm routes stay firm and denials stay denials',
  (situation) => {
    const { packs, facts } = situation
    const missed = missedEvents(situation)
    const all = parts(facts).filter((part) => !part.some((path) => missed.includes(path)))
    // Begun at a place that the claim chooses, so that each fact comes early and late.
    const begin = all.length === 0 ? 0 : Math.floor(Date.parse(facts.asOf) / 1000) % all.length
    const known = new Set(missed)
    let less = decide({ packs, facts: onlyThese(facts, known) })
    for (const part of [...all.slice(begin), ...all.slice(0, begin)]) {
      for (const path of part) known.add(path)
      const more = decide({ packs, facts: onlyThese(facts, known) })
      for (const { service } of Object.values(less.services)) refines(less.services[service], more.services[service])
      less = more
    }
  },
  { generated: 160, shipped: 8 },
)
