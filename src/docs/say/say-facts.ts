import { formatIn } from '../../core/zone.js'
import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import { eventWords } from '../../explain/say/say-deadline.js'
import { factClause, valueText } from '../../explain/say/say-fact.js'
import type { Speaker } from '../../explain/say/speaker.js'
import type { Locale } from '../../explain/words/locale.js'
import type { CheckedCase, CheckedFacts, FactValue } from '../../facts/checked-facts.js'
import type { Facts } from '../../facts/facts.js'

/** What a case is about in a few words, and everything that is known of it in sentences. */
export interface FactsInWords {
  about: string
  /** Events, earlier cases, then facts; each with what it is about: `events.delivered`, `goods.opened`. */
  facts: { about: string; sentence: string }[]
}

/** Said by the answer itself, or by the sentences about events. */
const LEFT_OUT = new Set(['order.platform', 'order.market', 'order.currency', 'order.purchasedAt', 'claim.submittedAt', 'claim.service'])

/** The facts of a case for a reader, events first. */
export function factsInWords(speaker: Speaker, policy: Policy, facts: Facts): FactsInWords {
  const { policy: compiled, door } = linkedOf(policy)
  const checked = door(facts)
  if (!checked.ok) throw new Error(`${facts.asOf}: ${checked.issues[0]?.message}`)
  const { say } = speaker
  const when = (ms: number): string => speaker.when(formatIn(compiled.zone, ms))
  const events = [...checked.facts.events]
    .filter(([event, ms]) => ms !== null && event !== 'repairDone')
    .sort(([, a], [, b]) => (a as number) - (b as number))
    .map(([event, ms]) => ({ about: `events.${event}`, sentence: say.happened({ was: eventWords(speaker, event).was, when: when(ms as number) }) }))
  const clauses = [...checked.facts.values]
    .filter(([fact]) => !LEFT_OUT.has(fact))
    .map(([fact, value]) => ({ about: fact, sentence: say.sentence(factClause(speaker, { fact, value: plain(value) })) }))
  const past = caseSentences(speaker, checked.facts, when).map((sentence, index) => ({ about: `history.${index}`, sentence }))
  const reason = facts.claim.reason
  const about = [valueText(speaker, 'item.category', facts.item.category), ...(reason === undefined ? [] : [valueText(speaker, 'claim.reason', reason)])]
  return { about: about.join('，'), facts: [...events, ...past, ...clauses] }
}

const plain = (value: FactValue): boolean | number | string | string[] => (value instanceof Set ? [...value].sort() : (value as boolean | number | string))

const PAST: Record<Locale, (p: { service: string; from: string; to: string | undefined; outcome: CheckedCase['outcome'] }) => string> = {
  en: ({ service, from, to, outcome }) =>
    `There was a case before: ${service.toLowerCase()}, from ${from}${to === undefined ? '' : ` to ${to}`}, ${OUTCOME_EN[outcome]}.`,
  zh: ({ service, from, to, outcome }) => `以往记录：${service}，${from}${to === undefined ? '起' : `至${to}`}，${OUTCOME_ZH[outcome]}。`,
}
const OUTCOME_EN: Record<CheckedCase['outcome'], string> = {
  open: 'still open',
  done: 'done',
  not_fixed: 'without curing the fault',
  refused: 'refused',
  cancelled: 'withdrawn',
}
const OUTCOME_ZH: Record<CheckedCase['outcome'], string> = { open: '尚未结束', done: '已完成', not_fixed: '未修好', refused: '被拒绝', cancelled: '已撤销' }

/** Earlier cases in the order in which they were opened. */
function caseSentences({ locale, words }: Speaker, { history = [] }: CheckedFacts, when: (ms: number) => string): string[] {
  return history.map(({ service, openedAt, closedAt, outcome }) =>
    PAST[locale]({ service: words.word('services', service), from: when(openedAt), to: closedAt === undefined ? undefined : when(closedAt), outcome }),
  )
}
