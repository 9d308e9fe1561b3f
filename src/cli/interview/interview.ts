import type { Policy } from '../../evaluate/create-policy.js'
import type { Question } from '../../evaluate/decision.js'
import { valueText } from '../../explain/say/say-fact.js'
import { type Speaker, speakerFor } from '../../explain/say/speaker.js'
import type { Locale } from '../../explain/words/locale.js'
import type { Facts, Service } from '../../facts/facts.js'
import { askFact } from './ask-fact.js'
import type { Interviewing } from './ask-moment.js'
import { type Asker, Stopped } from './asker.js'
import { INTERVIEW_TEXTS } from './interview-texts.js'
import { withFact } from './with-fact.js'

export interface Interview {
  readonly policy: Policy
  readonly facts: Facts
  /** Left out: that of the claim, or the first thing that is asked. */
  readonly service: Service | undefined
  readonly locale: Locale
  readonly asker: Asker
}

/** What an interview has brought. */
export interface Interviewed {
  readonly facts: Facts
  readonly service: Service | undefined
}

/**
 * Asks one question after another until the service is decided, nothing is left that the person knows, or the person stops. What was answered by then is kept.
 */
export async function interview({ policy, facts: given, service: wanted, locale, asker }: Interview): Promise<Interviewed> {
  const texts = INTERVIEW_TEXTS[locale]
  const speaker = speakerFor({ policy, locale, zone: undefined, currency: given.order.currency, all: false, rules: {} })
  let facts = given
  let service = wanted ?? given.claim.service
  asker.open(texts.intro)
  try {
    if (service === undefined) {
      service = await askService(policy, facts, speaker, asker)
      facts = withFact(facts, 'claim.service', service)
    }
    const unknown = new Set<string>()
    for (;;) {
      if (isDecided(policy, facts, service)) {
        asker.close(texts.decided)
        break
      }
      const question = nextQuestion(policy, facts, service, unknown)
      if (!question) {
        asker.close(texts.noMoreQuestions)
        break
      }
      const asking: Interviewing = { policy, facts, speaker, asker, texts }
      const answer = await askFact(asking, question)
      if (answer === undefined) unknown.add(question.fact)
      else facts = withFact(facts, question.fact, answer.value)
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    asker.close(texts.stopped)
  }
  return { facts, service }
}

const isDecided = (policy: Policy, facts: Facts, service: Service): boolean => {
  const { verdict } = policy.evaluate(facts, { only: [service] }).services[service]
  return verdict === 'available' || verdict === 'unavailable'
}

/** The first question that a person can answer and has not passed over; the days off of a year are not for a person to tell. */
const nextQuestion = (policy: Policy, facts: Facts, service: Service, unknown: ReadonlySet<string>): Question | undefined =>
  policy.questions(facts, service).find(({ fact, kind }) => kind !== 'calendar' && !unknown.has(fact))

function askService(policy: Policy, facts: Facts, speaker: Speaker, asker: Asker): Promise<Service> {
  const services = Object.keys(policy.evaluate(facts).services) as Service[]
  return asker.one(
    INTERVIEW_TEXTS[speaker.locale].whichService,
    services.map((value) => ({ value, label: valueText(speaker, 'claim.service', value) })),
  )
}
