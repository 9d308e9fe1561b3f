import { render } from '../../explain/render.js'
import type { TextSection } from '../../explain/say/document.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocSpan, item, list, paragraph, quiet, table, text } from '../model.js'
import { type FactsInWords, factsInWords } from '../say/say-facts.js'
import type { DocCase } from '../subject.js'

interface SaidCase {
  readonly one: DocCase
  readonly known: FactsInWords
}

/** The worked cases of a provision, decided by this policy: what most of them share is said once, then what each differs in, and the answers. */
export function caseBlocks(doc: DocSpeaker, provision: string): DocBlock[] {
  const { subject, tell } = doc
  const cases = subject.cases
    .filter((one) => one.provision === provision && subject.policy.check(one.facts).length === 0)
    .map((one): SaidCase => ({ one, known: factsInWords(doc, subject.policy, one.facts) }))
  if (cases.length === 0) return []
  const usual = usualFacts(cases)
  const shared = [...usual.values()].map((sentence) => item(sentence))
  const rows = cases.map(({ one, known }): DocSpan[][][] => [
    [[text(doc.locale === 'en' ? one.title : known.about)]],
    differences(doc, known, usual),
    answers(doc, one),
  ])
  return [paragraph(text(tell.casesLead)), ...list(tell.casesShare, shared), ...table(tell.caseColumns, rows)]
}

/** What at least half of the cases say, by what it is about. */
function usualFacts(cases: readonly SaidCase[]): Map<string, string> {
  const counts = new Map<string, { about: string; sentence: string; count: number }>()
  for (const { about, sentence } of cases.flatMap(({ known }) => known.facts)) {
    const key = `${about} ${sentence}`
    counts.set(key, { about, sentence, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const usual = [...counts.values()].filter(({ count }) => count * 2 > cases.length)
  return new Map(usual.map(({ about, sentence }) => [about, sentence]))
}

function differences(doc: DocSpeaker, { facts }: FactsInWords, usual: ReadonlyMap<string, string>): DocSpan[][] {
  const said = new Set(facts.map(({ about }) => about))
  const unknown = [...usual.keys()].filter((about) => !said.has(about) && !about.startsWith('history.'))
  return [
    ...facts.filter(({ about, sentence }) => usual.get(about) !== sentence).map(({ sentence }) => [text(sentence)]),
    ...unknown.map((about) => [text(doc.tell.notKnown({ fact: nameOf(doc, about) }))]),
  ]
}

const nameOf = ({ words }: DocSpeaker, about: string): string =>
  about.startsWith('events.') ? words.word('events', about.slice('events.'.length)) : words.word('facts', about)

/** The answer for each service of a case, and why not. */
function answers({ subject, locale }: DocSpeaker, { facts, services }: DocCase): DocSpan[][] {
  const { policy } = subject
  const decision = policy.evaluate(facts, { only: [...services] })
  const { currency } = facts.order
  return render(decision, { policy, locale, format: 'plain-object', ...(currency !== undefined && { currency }) }).sections.flatMap(answerLines)
}

function answerLines({ blocks, tone }: TextSection): DocSpan[][] {
  const [said] = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.spans] : []))
  const [why] = tone === 'bad' ? blocks.flatMap((block) => (block.kind === 'list' ? (block.items[0]?.items ?? block.items) : [])) : []
  return [...(said ? [said] : []), ...(why ? [why.spans.map(({ text: words }) => quiet(words))] : [])]
}
