import type { EvidenceNeed, Route } from '../../evaluate/decision.js'
import { list, type TextBlock } from './document.js'
import { answersText, conditionText } from './say-fact.js'
import { type Speaker, unstopped } from './speaker.js'

/** On what a route still rests. */
export function conditionBlocks(speaker: Speaker, { conditions }: Route): TextBlock[] {
  const texts = conditions.map(({ code, params }) => conditionText(speaker, code, params))
  return list(speaker.say.conditions, [...new Set(texts)])
}

/** What has to be handed in, and what helps. */
export function evidenceBlocks(speaker: Speaker, { evidence }: Route): TextBlock[] {
  const items = (need: EvidenceNeed['need']): string[] => evidence.filter((one) => one.need === need).map((one) => needText(speaker, one))
  return [...list(speaker.say.evidence, items('required')), ...list(speaker.say.recommended, items('recommended'))]
}

function needText({ say, words }: Speaker, { anyOf, atLeast = 1, supplied }: EvidenceNeed): string {
  const names = anyOf.map((kind) => words.word('evidence', kind))
  const said = { names, supplied: supplied === true }
  return atLeast > 1 ? say.someOf({ count: atLeast, ...said }) : say.oneOf(said)
}

/** What the refund is worked out from is said with the refund. */
const REFUND = 'terms.refundAmount'
/** Of one part; the others are asked when these are answered. */
const MOST_QUESTIONS = 3
const OF_REFUND: ReadonlySet<string> = new Set(['terms.refundBasis', 'terms.deductions'])

/** Parts that are not settled yet, with the questions that would settle them. */
export function openPartBlocks(speaker: Speaker, { open, evidence }: Route): TextBlock[] {
  const computed = open.some(({ part }) => part === REFUND)
  const parts = new Map<string, string[]>()
  for (const { part, dependsOn } of open) {
    const answers = answersText(speaker, dependsOn, MOST_QUESTIONS)
    if (answers === undefined || (computed && OF_REFUND.has(part))) continue
    parts.set(answers, [...(parts.get(answers) ?? []), partName(speaker, part, evidence)])
  }
  return list(
    speaker.say.stillOpen,
    [...parts].map(([answers, names]) => speaker.say.openPart({ parts: names, answers })),
  )
}

/** `terms.freight`, `evidence`, `evidence.2`, `duties.<rule>` in words. */
function partName(speaker: Speaker, part: string, evidence: readonly EvidenceNeed[]): string {
  const { say, words } = speaker
  const [kind, ...rest] = part.split('.')
  const name = rest.join('.')
  if (kind === 'terms') return words.word('terms', name)
  if (kind === 'duties') return unstopped(speaker.ruleText(name))
  const need = evidence[Number(name)]
  return name !== '' && need ? needText(speaker, need) : say.evidenceAsAWhole
}
