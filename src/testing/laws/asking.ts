import fc from 'fast-check'
import type { Answer, Decision, ServiceDecision } from '../../evaluate/decision.js'
import type { Facts, Service } from '../../facts/facts.js'
import { factDefinition } from '../../facts/vocabulary.js'
import { type FlatClaim, flattened } from '../generate/flat-claim.js'
import type { LawGround } from './ground.js'
import { law } from './law.js'

/** A claim, and which of its facts are known at first. */
interface Partly {
  facts: Facts
  service: Service
  /** One number for each fact; those below `share` are unknown. */
  ranks: number[]
  share: number
}

const RANKS = 40

const partly = (ground: LawGround, claim: fc.Arbitrary<Facts>): fc.Arbitrary<Partly> =>
  fc.record({
    facts: claim,
    service: fc.constantFrom(...(Object.keys(ground.words.vocabulary.services) as Service[])),
    ranks: fc.array(fc.nat(99), { minLength: RANKS, maxLength: RANKS }),
    share: fc.constantFrom(10, 30, 60, 100),
  })

/** The claim with some facts forgotten. What has a fallback counts as given, so it is forgotten only together with the history; so does a tested event (S-6). */
function forget(claim: FlatClaim, { ranks, share }: Partly, { testedEvents }: LawGround): FlatClaim {
  let number = 0
  const kept = (path: string): boolean => ALWAYS.includes(path) || (ranks[number++ % RANKS] as number) >= share
  const history = kept('history') || FROM_HISTORY.some((id) => testedEvents.has(id))
  return {
    ...claim,
    values: new Map([...claim.values].filter(([path]) => kept(path))),
    events: new Map([...claim.events].filter(([id, at]) => (FALLBACKS.includes(id) ? history : (at === null && testedEvents.has(id)) || kept(`events.${id}`)))),
    history: history ? claim.history : undefined,
  }
}
const ALWAYS = ['order.market', 'item.category', 'item.durable']
const FALLBACKS = ['exchanged', 'repairReceived']
const FROM_HISTORY = [...FALLBACKS, 'repairDone']

/** Where the history is known but the event that follows from it is not given, it is given by the fallback. */
const known = (facts: Facts, ground: LawGround, how: Partly): Facts => ground.factsOf(forget(flattened(facts), how, ground))

export const refinement = law<Partly>({
  number: 9,
  name: 'refinement',
  text: 'what is decided on some of the facts is decided alike on all of them',
  draw: partly,
  broken: (how, ground) => {
    const [less, more] = [known(how.facts, ground, how), how.facts]
    // A fact that is no fact without another one, such as more units than were bought, is no refinement.
    if (!ground.policy.safeEvaluate(less).ok) return undefined
    return changedBy(ground.policy.evaluate(less), ground.policy.evaluate(more))
  },
})

function changedBy(less: Decision, more: Decision): string | undefined {
  for (const one of Object.values(less.services)) {
    const other = more.services[one.service]
    const problem = changedService(one, other)
    if (problem) return `${one.service}: ${problem}`
  }
  return undefined
}

function changedService(less: ServiceDecision, more: ServiceDecision): string | undefined {
  const decided = less.verdict === 'available' || less.verdict === 'unavailable'
  if (decided && more.verdict !== less.verdict) return `${less.verdict} becomes ${more.verdict} when more is known`
  const loose = less.routes.find(({ firm, rule }) => firm && !more.routes.some((route) => route.rule === rule && route.firm))
  if (loose) return `${loose.rule} was firm and is no more when more is known`
  const raised = less.denials.find(({ rule }) => [...more.routes, ...more.open].some((one) => one.rule === rule))
  return raised && `${raised.rule} was denied and is no more when more is known`
}

export const askingEnds = law<Partly>({
  number: 10,
  name: 'asking-ends',
  text: 'answering every question ends the asking, no question comes twice, and then it is decided as if all had been known',
  weight: 20,
  draw: partly,
  broken: (how, ground) => {
    const { service } = how
    const full = flattened(how.facts)
    let claim = withReview(forget(full, how, ground), full)
    const unanswered: string[] = []
    const asked = new Set<string>()
    for (;;) {
      const facts = ground.factsOf(claim)
      if (ground.policy.check(facts).length > 0) return undefined
      const step = ground.policy.interview(facts, { service, unanswered })
      if (step.done) {
        const [exact, decided] = [step.verdicts[service], ground.policy.evaluate(how.facts, { only: [service] }).services[service].verdict]
        const settled = decided === 'available' || decided === 'unavailable'
        return unanswered.length > 0 || !settled || exact === decided ? undefined : `asked to the end, ${service} is ${exact}; with all facts it is ${decided}`
      }
      const { fact } = step.question
      if (asked.has(fact)) return `${fact} is asked twice for ${service}`
      asked.add(fact)
      const answered = answer(claim, full, fact)
      unanswered.push(...stillUnknown(fact, answered))
      claim = answered ?? claim
    }
  },
})

/** What a person has decided is no fact that is asked for: known too late, it would turn what was rightly conditional. */
const withReview = (claim: FlatClaim, { values, events }: FlatClaim): FlatClaim => ({
  ...claim,
  values: new Map([...claim.values, ...[...values].filter(([path]) => path === 'claim.stage')]),
  events: new Map([...claim.events, ...[...events].filter(([id]) => id === 'claimApproved')]),
})

/** What nobody knows once a question is answered; how many units a past case was about, where it does not say, is not known either. */
const stillUnknown = (fact: string, answered: FlatClaim | undefined): string[] =>
  !answered || (fact === 'history' && answered.history?.some(({ quantity }) => quantity === undefined)) ? [fact] : []

/** The claim with the fact as it really is; undefined where nobody knows. */
function answer(claim: FlatClaim, full: FlatClaim, fact: string): FlatClaim | undefined {
  if (fact === 'history') {
    const given = [...full.events].filter(([id]) => FALLBACKS.includes(id))
    return full.history && { ...claim, history: full.history, events: new Map([...claim.events, ...given]) }
  }
  if (fact.startsWith('events.')) {
    const id = fact.slice('events.'.length)
    return full.events.has(id) ? { ...claim, events: new Map([...claim.events, [id, full.events.get(id) ?? null]]) } : undefined
  }
  // A value that is known already, such as a category that is too coarse, is all that anybody knows.
  return full.values.has(fact) && !claim.values.has(fact) ? { ...claim, values: new Map([...claim.values, [fact, full.values.get(fact)]]) } : undefined
}

export const honestQuestions = law<Partly>({
  number: 11,
  name: 'honest-questions',
  text: 'an answer decides what its question says it decides',
  weight: 20,
  draw: partly,
  broken: (how, ground) => {
    const { policy } = ground
    const claim = forget(flattened(how.facts), how, ground)
    const facts = ground.factsOf(claim)
    if (policy.check(facts).length > 0) return undefined
    // A verdict on conditions may still be bettered, so only what is settled is held against the answer.
    const settled = policy
      .questions(facts, how.service)
      .flatMap(({ fact, decides = [] }) => decides.filter(({ verdict }) => verdict !== 'conditional').map((one) => ({ fact, ...one })))
    for (const { fact, answer: given, service, verdict } of settled) {
      const told = withAnswer(claim, fact, given, ground)
      if (told === undefined || policy.check(told).length > 0) continue
      const step = policy.interview(told, { service })
      const found = step.done ? step.verdicts[service] : 'still asked'
      if (found !== verdict) return `${fact} = ${JSON.stringify(given)} is said to make ${service} ${verdict}; it is ${found}`
    }
    return undefined
  },
})

/** The claim with an answer that stands for itself; undefined for moments and sets. */
function withAnswer(claim: FlatClaim, fact: string, given: Answer, ground: LawGround): Facts | undefined {
  if (fact.startsWith('events.'))
    return given === null ? ground.factsOf({ ...claim, events: new Map([...claim.events, [fact.slice('events.'.length), null]]) }) : undefined
  const type = factDefinition(ground.words.vocabulary, fact)?.type
  if (type === undefined || type === 'set' || type === 'category' || given === null) return undefined
  const { min, max } = given as { min?: number; max?: number }
  return ground.factsOf({ ...claim, values: new Map([...claim.values, [fact, typeof given === 'object' ? (min ?? max) : given]]) })
}

export const diagram = law<{ facts: Facts; service: Service }>({
  number: 19,
  name: 'diagram',
  text: 'the decision diagram and the evaluator agree',
  weight: 5,
  draw: ({ words }, claim) => fc.record({ facts: claim, service: fc.constantFrom(...(Object.keys(words.vocabulary.services) as Service[])) }),
  broken: ({ facts, service }, { policy, testedEvents }) => {
    const step = policy.interview(facts, { service })
    const { verdict } = policy.evaluate(facts, { only: [service] }).services[service]
    const settled = verdict === 'available' || verdict === 'unavailable'
    // A tested event that is unknown counts as having happened by the claim (S-6), and is asked all the same.
    if (!step.done)
      return settled && !testedEvents.has(step.question.fact.replace('events.', ''))
        ? `${service} is ${verdict}, and ${step.question.fact} is still asked`
        : undefined
    const exact = step.verdicts[service]
    return settled && exact !== verdict ? `${service} is ${verdict} by the evaluator, ${exact} by the diagram` : undefined
  },
})
