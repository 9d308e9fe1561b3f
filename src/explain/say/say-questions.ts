import type { Question } from '../../evaluate/decision.js'
import { yearsOf } from './say-deadline.js'
import { valueText } from './say-fact.js'
import type { Speaker } from './speaker.js'

/** Questions shown when not all are wanted. */
const FEW = 3

/** What is still to be settled, most decisive first; days off that no person can tell come last. */
export function questionItems(speaker: Speaker, questions: readonly Question[]): string[] {
  const { say, all } = speaker
  const asked = questions.flatMap((question) => questionText(speaker, question) ?? [])
  const shown = all ? asked : asked.slice(0, FEW)
  const hidden = asked.length - shown.length
  const missing = all || asked.length === 0 ? yearsOf(questions.map(({ fact }) => fact)).map((year) => say.calendarMissing({ year })) : []
  return [...shown, ...(hidden > 0 ? [say.more({ count: hidden })] : []), ...missing]
}

/** A question with what the law presumes; undefined for what no person can answer. */
export function questionText(speaker: Speaker, { fact, presumed }: Question): string | undefined {
  const question = speaker.words.question(fact)
  if (question === undefined || !presumed) return question
  return question + speaker.say.presumed({ answer: speaker.say.inside(valueText(speaker, fact, presumed.answer)) })
}
