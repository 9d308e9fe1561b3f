import type { Question, Answer as Value } from '../../../src/evaluate/decision'
import { linkedOf } from '../../../src/evaluate/linked'
import { factClause, valueText } from '../../../src/explain/say/say-fact'
import type { Speaker } from '../../../src/explain/say/speaker'
import { valuesOf } from '../../../src/facts/vocabulary'
import type { Facts, Policy } from '../../../src/index'
import type { AskedQuestion, SaidFact } from './answer'
import type { ClaimState, FactValue } from './claim-state'

/** The next question about the service of the claim; undefined when nothing that anybody knows is left to ask. */
export function nextQuestion(policy: Policy, facts: Facts, { service, passed }: ClaimState, speaker: Speaker): AskedQuestion | undefined {
  const own = policy.interview(facts, { service, unanswered: passed, answeredBy: ['buyer', 'inspection'] })
  // Whoever asks here has the goods at hand, so what others know comes last.
  const step = own.done ? policy.interview(facts, { service, unanswered: passed }) : own
  return step.done ? undefined : asked(policy, step.question, step.open, speaker)
}

function asked(policy: Policy, question: Question, open: number, speaker: Speaker): AskedQuestion {
  const { fact, kind, suppliedBy, decides = [], presumed } = question
  const { vocabulary } = linkedOf(policy).policy
  const definition = vocabulary.facts[fact]
  const values = question.values ?? (definition ? [...(valuesOf(vocabulary, definition) ?? [])] : [])
  return {
    fact,
    kind,
    suppliedBy,
    text: speaker.words.question(fact) ?? fact,
    choices: values.map((value) => ({ value, text: valueText(speaker, fact, value) })),
    money: speaker.words.unit(fact) === 'minor',
    decides: decides.flatMap(({ answer, service, verdict }) => {
      const said = answerText(speaker, fact, answer)
      return said === undefined ? [] : [{ answer: said, service: speaker.words.word('services', service), verdict }]
    }),
    ...(presumed && { presumed: valueText(speaker, fact, presumed.answer) }),
    open,
  }
}

/** An answer in words; spans of numbers and of time are left unsaid. */
function answerText(speaker: Speaker, fact: string, answer: Value): string | undefined {
  return typeof answer === 'boolean' || typeof answer === 'string' ? valueText(speaker, fact, answer) : undefined
}

/** Facts that stand as fields in the form. */
const FIELDS = /^(asOf|history|order\.(platform|channel|saleMode|purchasedAt)|buyer\.kind|item\.(category|brand|unitPaid)|events\.delivered|claim\.reason)$/

/** What was answered besides the form, to be shown and taken back. */
export function saidFacts({ facts }: ClaimState, shown: readonly string[], speaker: Speaker): SaidFact[] {
  return Object.entries(facts)
    .filter(([fact]) => !FIELDS.test(fact) && !shown.includes(fact))
    .map(([fact, value]) => ({ fact, text: saidText(speaker, fact, value) }))
}

function saidText(speaker: Speaker, fact: string, value: FactValue): string {
  if (fact.startsWith('events.'))
    return `${speaker.words.word('events', fact.slice('events.'.length))}: ${value === null ? '–' : String(value).replace('T', ' ')}`
  if (value === null) return fact
  return factClause(speaker, { fact, value })
}
