import type { Question } from '../../evaluate/decision.js'
import { valueText } from '../../explain/say/say-fact.js'
import { questionText } from '../../explain/say/say-questions.js'
import { askHistory } from './ask-history.js'
import { askMoment, type Interviewing } from './ask-moment.js'
import type { Choice } from './asker.js'
import { readAmount } from './read-answer.js'
import { withFact } from './with-fact.js'

/** The answer to one question; undefined: the person does not know. What the facts do not allow is refused and asked again. */
export async function askFact(asking: Interviewing, question: Question): Promise<{ value: unknown } | undefined> {
  for (;;) {
    const answer = await askOnce(asking, question)
    const problem = answer && problemWith(asking, question.fact, answer.value)
    if (!answer || problem === undefined) return answer
    asking.asker.warn(problem)
  }
}

/** What the door says to the facts with this answer. */
function problemWith({ policy, facts, texts }: Interviewing, fact: string, value: unknown): string | undefined {
  const [issue] = policy.check(withFact(facts, fact, value))
  return issue && texts.notValid(issue.hint === undefined ? issue.message : `${issue.message}; ${issue.hint}`)
}

function askOnce(asking: Interviewing, question: Question): Promise<{ value: unknown } | undefined> {
  const message = questionText(asking.speaker, question) ?? question.fact
  switch (question.kind) {
    case 'boolean':
      return askBoolean(asking, message)
    case 'enum':
      return askCode(asking, question, message)
    case 'set':
    case 'evidence':
      return askSet(asking, question, message)
    case 'integer':
      return askNumber(asking, question, message)
    case 'instant':
      return askInstant(asking, question, message)
    case 'history':
      return askHistory(asking, message)
    default:
      return askText(asking, message)
  }
}

const UNKNOWN = Symbol('unknown')
const known = <T>(answer: T | typeof UNKNOWN): { value: T } | undefined => (answer === UNKNOWN ? undefined : { value: answer })

async function askBoolean({ asker, texts }: Interviewing, message: string): Promise<{ value: boolean } | undefined> {
  const choices: Choice<boolean | typeof UNKNOWN>[] = [
    { value: true, label: texts.yes },
    { value: false, label: texts.no },
    { value: UNKNOWN, label: texts.unknown },
  ]
  return known(await asker.one(message, choices))
}

async function askCode({ asker, texts, speaker }: Interviewing, { fact, values = [] }: Question, message: string): Promise<{ value: string } | undefined> {
  const choices: Choice<string | typeof UNKNOWN>[] = values.map((value) => ({ value, label: valueText(speaker, fact, value) }))
  return known(await asker.one(message, [...choices, { value: UNKNOWN, label: texts.unknown }]))
}

async function askSet({ asker, texts, speaker }: Interviewing, { fact, values = [] }: Question, message: string): Promise<{ value: string[] } | undefined> {
  const choices: Choice<string | typeof UNKNOWN>[] = values.map((value) => ({ value, label: valueText(speaker, fact, value) }))
  const picked = await asker.some(`${message} (${texts.pickSome})`, [...choices, { value: UNKNOWN, label: texts.unknown }])
  return picked.includes(UNKNOWN) ? undefined : { value: picked as string[] }
}

async function askNumber({ asker, texts, speaker, facts }: Interviewing, { fact }: Question, message: string): Promise<{ value: number } | undefined> {
  const { currency } = facts.order
  const money = speaker.words.unit(fact) === 'minor'
  const unit = !money ? undefined : currency === undefined ? texts.minorUnits : texts.amountIn(currency)
  const read = (answer: string): number | undefined => readAmount(answer, money ? currency : undefined)
  const hint = [unit, texts.emptyIsUnknown].filter(Boolean).join('; ')
  const answer = await asker.line(`${message} (${hint})`, '', (text) => (text.trim() === '' || read(text) !== undefined ? undefined : texts.notANumber))
  const value = read(answer)
  return value === undefined ? undefined : { value }
}

async function askInstant(asking: Interviewing, { fact }: Question, message: string): Promise<{ value: string | null } | undefined> {
  const { asker, texts } = asking
  if (!fact.startsWith('events.')) return askMoment(asking, message)
  const choices: Choice<boolean | typeof UNKNOWN>[] = [
    { value: true, label: texts.happened },
    { value: false, label: texts.notYet },
    { value: UNKNOWN, label: texts.unknown },
  ]
  const happened = await asker.one(message, choices)
  if (happened === UNKNOWN) return undefined
  return happened ? askMoment(asking, texts.whenExactly) : { value: null }
}

async function askText({ asker, texts }: Interviewing, message: string): Promise<{ value: string } | undefined> {
  const answer = (await asker.line(`${message} (${texts.emptyIsUnknown})`, '', () => undefined)).trim()
  return answer === '' ? undefined : { value: answer }
}
