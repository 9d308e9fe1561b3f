import type { Arbitrary } from 'fast-check'
import { canonicalJson } from '../../core/canonical.js'
import type { Decision, Route } from '../../evaluate/decision.js'
import type { Facts, PastCase } from '../../facts/facts.js'
import type { CompiledGrant } from '../../policy/compiled.js'
import { type Journey, journeys } from '../generate/journeys.js'
import { instantOf, type Ms, msOf } from '../oracle/clock.js'
import { comparable } from '../oracle/comparable.js'
import type { LawGround } from './ground.js'
import { law } from './law.js'

const walked = ({ policy, options }: LawGround): Arbitrary<Journey> => journeys(policy, options)
const routesOf = ({ services }: Decision): Route[] => Object.values(services).flatMap(({ routes }) => routes)
const closes = ({ deadline }: Route): Ms | undefined => (deadline.status === 'fixed' ? msOf(deadline.closesAt) : undefined)

/** What a journey comes to from one claim to the next. */
const pairsOf = ({ claims }: Journey): [Facts, Facts][] => claims.slice(1).map((after, index) => [claims[index] as Facts, after])
const isSameBut = (one: Facts, other: Facts, key: 'asOf' | 'history'): boolean =>
  canonicalJson({ ...one, asOf: '', [key]: null }) === canonicalJson({ ...other, asOf: '', [key]: null })

export const journeyOracle = law<Journey>({
  number: 26,
  name: 'journey-oracle',
  text: 'after each step of a journey the evaluator decides as a second one does that was written for clearness alone',
  weight: 40,
  draw: walked,
  broken: ({ claims }, { policy, oracle }) => {
    const differs = claims.find((facts) => canonicalJson(comparable(policy.evaluate(facts))) !== canonicalJson(comparable(oracle(facts))))
    return differs && `decided differently: ${JSON.stringify(differs)}`
  },
})

export const waitingKeeps = law<Journey>({
  number: 27,
  name: 'waiting-keeps',
  text: 'who only waits keeps a route until its end',
  weight: 8,
  draw: walked,
  broken: (journey, ground) => {
    for (const [before, after] of pairsOf(journey)) {
      if (!isSameBut(before, after, 'asOf')) continue
      const [now, then] = [ground.policy.evaluate(before), routesOf(ground.policy.evaluate(after))]
      const lost = routesOf(now).find((route) => {
        const end = closes(route)
        return end !== undefined && end > msOf(after.asOf) && !ground.readsTheClock(route.rule) && !then.some(({ rule }) => rule === route.rule)
      })
      if (lost) return `${lost.rule} stands until ${instantOf(closes(lost) as Ms)}, and no more at ${after.asOf}`
    }
    return undefined
  },
})

/** Neither counts anywhere: they ended, and nothing was repaired or exchanged. A complaint counts whatever the answer was. */
const cameToNothing = ({ service, outcome }: PastCase): boolean => service !== 'complaint' && (outcome === 'refused' || outcome === 'cancelled')

export const casesWithoutResult = law<Journey>({
  number: 28,
  name: 'cases-without-result',
  text: 'a repair, an exchange or a return that was refused or withdrawn changes nothing',
  weight: 8,
  draw: walked,
  broken: ({ claims }, { policy }) => {
    const last = claims.at(-1) as Facts & { history: PastCase[] }
    const history = last.history.filter((past) => !cameToNothing(past))
    if (history.length === last.history.length) return undefined
    const [all, fewer] = [last, { ...last, history }].map((facts) => policy.evaluate(facts).services) as [Decision['services'], Decision['services']]
    const changed = Object.values(all).find((one) => canonicalJson(one) !== canonicalJson(fewer[one.service]))
    return changed && `${changed.service} is decided otherwise without the cases that came to nothing: ${JSON.stringify(last)}`
  },
})

export const casesOnlyLengthen = law<Journey>({
  number: 29,
  name: 'cases-only-lengthen',
  text: 'a repair or an exchange that was done never brings the end of a route forward',
  weight: 8,
  draw: walked,
  broken: (journey, ground) => {
    for (const [before, after] of pairsOf(journey)) {
      if (before.history?.length === after.history?.length && !isSameBut(before, after, 'history')) continue
      const then = routesOf(ground.policy.evaluate(after))
      for (const route of routesOf(ground.policy.evaluate(before))) {
        const { windowAdjusts } = ground.grant(route.rule) as CompiledGrant
        // With windows of adjusts, what a case is counted for may give other windows.
        if (ground.readsTheClock(route.rule) || windowAdjusts.own.length || windowAdjusts.other.length) continue
        const [was, is] = [closes(route), then.filter(({ rule }) => rule === route.rule).map(closes)[0]]
        if (was !== undefined && is !== undefined && is < was) return `${route.rule} ended ${instantOf(was)}, and ends ${instantOf(is)} at ${after.asOf}`
      }
    }
    return undefined
  },
})
