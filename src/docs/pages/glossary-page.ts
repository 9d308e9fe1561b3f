import type { DocSpeaker } from '../doc-speaker.js'
import { code, type DocBlock, type DocPage, paragraph, table, text } from '../model.js'
import type { WordList } from '../words/doc-messages.js'
import { section } from './section.js'

/** Every word of the rules with the code that programs use. */
export function glossaryPage(doc: DocSpeaker): DocPage {
  const { tell, locale } = doc
  const lists = wordLists(doc)
  return {
    id: 'glossary',
    kind: 'glossary',
    locale,
    title: tell.single.glossary.title,
    blocks: [paragraph(text(tell.single.glossary.lead))],
    sections: (Object.keys(lists) as WordList[]).flatMap((name) => section(name, tell.words[name], wordTable(doc, lists[name]))),
  }
}

function wordLists({ tell, say, words, subject }: DocSpeaker): Record<WordList, Record<string, string>> {
  const { vocabulary } = subject.compiled
  const of = (codes: object, say_: (one: string) => string): Record<string, string> => Object.fromEntries(Object.keys(codes).map((one) => [one, say_(one)]))
  return {
    verdicts: tell.verdict,
    layers: say.layer,
    certainties: tell.certainty,
    services: of(vocabulary.services, (one) => words.word('services', one)),
    reasons: of(vocabulary.reasons, (one) => words.word('reasons', one)),
    conditions: of(vocabulary.conditions, (one) => words.word('conditions', one)),
    evidence: of(vocabulary.evidence, (one) => words.word('evidence', one)),
    events: of(vocabulary.events, (one) => words.word('events', one)),
    terms: of(vocabulary.terms, (one) => words.word('terms', one)),
    acts: of(vocabulary.duties.acts, (one) => words.duty('acts', one)),
  }
}

const wordTable = ({ tell }: DocSpeaker, words: Record<string, string>): DocBlock[] =>
  table(
    tell.wordColumns,
    Object.entries(words).map(([id, word]) => [[[text(word)]], [[code(id)]]]),
  )
