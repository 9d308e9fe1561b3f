import type { KnownFact, Why } from '../explanation.js'
import { list, type TextBlock } from './document.js'
import { eventWords } from './say-deadline.js'
import { conditionText, factClause } from './say-fact.js'
import { countingBlocks } from './say-steps.js'
import { type Speaker, unstopped } from './speaker.js'

/** Why a route stands: the facts it rests on, the exceptions that were looked at, and how its time is counted. */
export function whyBlocks(speaker: Speaker, why: Why): TextBlock[] {
  return [...list(speaker.say.why, [...factSentences(speaker, why), ...exclusionSentences(speaker, why)]), ...countingBlocks(speaker, why.windows)]
}

function factSentences(speaker: Speaker, { holds, met, inForce }: Why): string[] {
  const { say, day } = speaker
  const clauses = holds.filter((fact) => saysSomething(fact, holds)).map((fact) => factClause(speaker, fact))
  const conditions = met.map(({ code, params }) => say.inside(conditionText(speaker, code, params)))
  const force = inForce?.day === undefined || !speaker.all ? [] : [say.inForce({ day: day(inForce.day), clause: eventWords(speaker, inForce.event).was })]
  return [...[...new Set([...clauses, ...conditions])].map(say.sentence), ...force]
}

/** A category that is read twice is said once, and a fact that is not known says nothing. */
const saysSomething = ({ fact, value }: KnownFact, all: readonly KnownFact[]): boolean =>
  value !== undefined && !(fact === 'derived.categories' && all.some((other) => other.fact === 'item.category'))

/** Exceptions that were lifted, and how many others there were; one that is pending is a condition, and with any other that is open there is no route. */
function exclusionSentences({ say, ruleText }: Speaker, { exclusions }: Why): string[] {
  const text = (id: string): string => unstopped(ruleText(id))
  const said = exclusions.flatMap(({ rule, liftedBy }) => (liftedBy ? [say.lifted({ exclusion: text(rule), by: text(liftedBy.rule) })] : []))
  const others = exclusions.filter(({ state }) => state === 'does_not_apply').length
  return [...said, ...(others > 0 ? [say.noExclusion({ count: others })] : [])]
}
