import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../src/evaluate/decision.js'
import { exactVerdict, serviceQuestions } from '../../../src/explain/cells/service-questions.js'
import { TimePlans } from '../../../src/explain/cells/time-plan.js'
import type { Facts } from '../../../src/facts/facts.js'
import { createPolicy } from '../../../src/index.js'
import { atLeast, LONG } from '../../laws/runs.js'
import { SHIPPED, type Shipped } from '../../laws/shipped.js'
import { answered } from './answers.js'
import { Completions } from './completions.js'
import { type PartialClaim, partialClaims } from './partial-claims.js'
import { randomOf } from './random-of.js'

const [{ cases: lawCases }, { packs, cases }] = SHIPPED as [Shipped, Shipped]
const policy = createPolicy(packs)
const plans = new TimePlans()
const claims = partialClaims(packs, [...lawCases, ...cases])
const law = (name: string, holds: (claim: PartialClaim) => void, runs: number): void =>
  it(name, () => fc.assert(fc.property(claims, holds), atLeast(runs)), LONG)

/** As few as this share of what should be shown by a made-up claim was not: a history that fits could not be made up. */
const FEW = 0.01

/** Deciding is Kleene logic: where facts repeat it may know less than what is said, but nothing else. Of two conditional routes one may be firm for sure. */
const knowsLess = (decided: Verdict, said: Verdict | undefined): boolean =>
  decided === 'needs_information' || (decided === 'conditional' && said === 'available')

describe('S-20, S-20b asking about partial claims on cn and jd', () => {
  law(
    'what is said of a claim is what the evaluator decides when everything is known',
    ({ facts, service, seed }) => {
      const completions = new Completions(policy, plans, facts, service)
      const settled = serviceQuestions(completions.outcome).length === 0 ? exactVerdict(completions.outcome) : undefined
      const random = randomOf(seed)
      for (let time = 0; time < 4; time++) {
        const completion = completions.of(completions.any(random), random(2 ** 30))
        if (!completion) continue
        const { said, decided, reviewed, facts: whole } = completion
        expect([decided, whole]).toEqual([said, whole])
        if (settled && !reviewed) expect([settled, whole]).toEqual([said, whole])
      }
    },
    600,
  )

  const shown = { questions: 0, missed: [] as { claim: PartialClaim; fact: string }[] }
  law(
    'every question is honest: two claims that differ in its fact are decided differently',
    (claim) => {
      const completions = new Completions(policy, plans, claim.facts, claim.service)
      if (completions.needsCalendar) return
      const random = randomOf(claim.seed)
      for (const { fact } of serviceQuestions(completions.outcome)) {
        shown.questions++
        const pair = completions.pair(fact, random)
        if (!pair) shown.missed.push({ claim, fact })
        else for (const { said, decided, facts } of pair) expect([decided, facts]).toEqual([said, facts])
      }
    },
    400,
  )

  it('but for few, whose history could not be made up', () => {
    expect(shown.questions).toBeGreaterThan(500)
    expect(shown.missed.length / shown.questions).toBeLessThan(FEW)
  })

  law(
    'answering every question ends the asking, and what is said then is so',
    ({ facts: given, whole, service, seed }) => {
      let facts: Facts = given
      for (const asked: string[] = []; ; ) {
        const step = policy.interview(facts, { service, betterRoutes: true })
        if (step.done) {
          expect(policy.questions(facts, service).filter(({ kind }) => kind !== 'calendar')).toEqual([])
          const decided = step.decision.services[service]?.verdict ?? 'unavailable'
          const said = step.verdicts[service]
          if (said !== 'needs_information' && !knowsLess(decided, said)) expect([decided, facts]).toEqual([said, facts])
          return
        }
        const { fact } = step.question
        // A history may be given with gaps, and is asked once more then.
        expect(asked.filter((one) => one === fact).length).toBeLessThan(fact === 'history' ? 2 : 1)
        asked.push(fact)
        expect(asked.length).toBeLessThan(200)
        facts = answered(policy, facts, step.question, whole, seed)
      }
    },
    100,
  )
})
