import { valueText } from '../../explain/say/say-fact.js'
import type { PastCase, Service } from '../../facts/facts.js'
import { askMoment, type Interviewing } from './ask-moment.js'

const PAST_SERVICES: readonly Service[] = ['repair', 'exchange', 'return', 'refund', 'reissue', 'price_protection', 'complaint']
const OUTCOMES: readonly PastCase['outcome'][] = ['done', 'not_fixed', 'refused', 'cancelled', 'open']

/** Earlier cases, one after another; undefined: the person does not know. */
export async function askHistory(asking: Interviewing, message: string): Promise<{ value: PastCase[] } | undefined> {
  const { asker, texts } = asking
  const some = await asker.one<'none' | 'some' | 'unknown'>(message, [
    { value: 'none', label: texts.noneSoFar },
    { value: 'some', label: texts.someSoFar },
    { value: 'unknown', label: texts.unknown },
  ])
  if (some === 'unknown') return undefined
  const cases: PastCase[] = []
  for (let more = some === 'some'; more; more = await another(asking)) {
    const past = await askCase(asking)
    // A case whose beginning is not known cannot be told apart from others.
    if (past === undefined) return undefined
    cases.push(past)
  }
  return { value: cases }
}

const another = ({ asker, texts }: Interviewing): Promise<boolean> =>
  asker.one(texts.pastMore, [
    { value: false, label: texts.no },
    { value: true, label: texts.yes },
  ])

async function askCase(asking: Interviewing): Promise<PastCase | undefined> {
  const { asker, texts, speaker } = asking
  const service = await asker.one(
    texts.pastService,
    PAST_SERVICES.map((value) => ({ value, label: valueText(speaker, 'claim.service', value) })),
  )
  const opened = await askMoment(asking, texts.pastOpened)
  if (!opened) return undefined
  const outcome = await asker.one(
    texts.pastOutcome,
    OUTCOMES.map((value) => ({ value, label: texts.outcome[value] })),
  )
  const closed = outcome === 'open' ? undefined : await askMoment(asking, texts.pastClosed)
  return { service, openedAt: opened.value, outcome, ...(closed && { closedAt: closed.value }) }
}
