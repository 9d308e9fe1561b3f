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
/** Facts that say again what another one says: of which, and with which value. */
const SAID_ALREADY: readonly [fact: string, value: string, by: string][] = [
  ['order.soldBy', 'platform', 'order.channel'],
  ['order.soldBy', 'merchant', 'order.channel'],
  ['order.deliveryState', 'delivered', 'events.delivered'],
  ['claim.stage', 'refused', 'events.claimRefused'],
]

/** The facts of a case for a reader, events first. */
export function factsInWords(speaker: Speaker, policy: Policy, facts: Facts): FactsInWords {
  const { policy: compiled, door } = linkedOf(policy)
  const checked = door(facts)
  if (!checked.ok) throw new Error(`${facts.asOf}: ${checked.issues[0]?.message}`)
  const { say } = speaker
  const when = (ms: number, dayAlone: boolean): string => speaker.when(formatIn(compiled.zone, ms), dayAlone)
  const events = [...checked.facts.events]
    .filter(([event, ms]) => ms !== null && event !== 'repairDone')
    .sort(([, a], [, b]) => (a as number) - (b as number))
    .map(([event, ms]) => ({
      about: `events.${event}`,
      sentence: say.happened({ was: eventWords(speaker, event).was, when: when(ms as number, event !== 'submitted') }),
    }))
  const clauses = [...checked.facts.values]
    .filter(([fact, value]) => !LEFT_OUT.has(fact) && tellsSomething(speaker, checked.facts, fact, value))
    .map(([fact, value]) => ({ about: fact, sentence: say.sentence(factClause(speaker, { fact, value: plain(value) })) }))
  const past = caseSentences(speaker, checked.facts, (ms) => speaker.day(formatIn(compiled.zone, ms).slice(0, 10))).map((sentence, index) => ({
    about: `history.${index}`,
    sentence,
  }))
  const reason = facts.claim.reason
  const about = [valueText(speaker, 'item.category', facts.item.category), ...(reason === undefined ? [] : [valueText(speaker, 'claim.reason', reason)])]
  return { about: about.join('，'), facts: [...events, ...past, ...clauses] }
}

/** An amount of nothing, a claim that nobody has answered yet and what was said before tell a reader nothing. */
function tellsSomething({ words }: Speaker, { values, events }: CheckedFacts, fact: string, value: FactValue): boolean {
  if (value === 0) return !['minor', 'point'].includes(words.unit(fact) ?? '')
  if (fact === 'claim.stage' && value === 'new') return false
  if (fact === 'claim.quantity' && value === values.get('item.quantity')) return false
  const known = (by: string): boolean => values.has(by) || typeof events.get(by.slice('events.'.length)) === 'number'
  return !SAID_ALREADY.some(([one, said, by]) => one === fact && said === value && known(by))
}

const plain = (value: FactValue): boolean | number | string | string[] => (value instanceof Set ? [...value].sort() : (value as boolean | number | string))

const PAST: Record<Locale, (p: { service: string; from: string; to: string | undefined; outcome: CheckedCase['outcome'] }) => string> = {
  en: ({ service, from, to, outcome }) =>
    `There was ${/^[aeiou]/i.test(service) ? 'an' : 'a'} ${service.toLowerCase()} before, ${to === undefined ? 'since' : 'from'} ${from}${to === undefined ? '' : ` to ${to}`}: ${OUTCOME_EN[outcome]}.`,
  zh: ({ service, from, to, outcome }) => `售后记录：${from}${to === undefined ? '起' : `至${to}`}${service}，${OUTCOME_ZH[outcome]}。`,
}
const OUTCOME_EN: Record<CheckedCase['outcome'], string> = {
  open: 'it is still open',
  done: 'it was carried out',
  not_fixed: 'it did not cure the fault',
  refused: 'it was refused',
  cancelled: 'it was withdrawn',
}
const OUTCOME_ZH: Record<CheckedCase['outcome'], string> = { open: '尚未结束', done: '已完成', not_fixed: '未修好', refused: '被拒绝', cancelled: '已撤销' }

/** Earlier cases in the order in which they were opened. */
function caseSentences({ locale, words }: Speaker, { history = [] }: CheckedFacts, when: (ms: number) => string): string[] {
  return history.map(({ service, openedAt, closedAt, outcome }) =>
    PAST[locale]({ service: words.word('services', service), from: when(openedAt), to: closedAt === undefined ? undefined : when(closedAt), outcome }),
  )
}
