import { sourceText } from '../../explain/say/speaker.js'
import type { Pack, Source } from '../../policy/pack.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocPage, type DocSpan, paragraph, quiet, table, text } from '../model.js'
import { inForcePhrase } from '../say/say-in-force.js'
import { section } from './section.js'

/** Every text that the rules rest on, pack by pack. */
export function sourcesPage(doc: DocSpeaker): DocPage {
  const { tell, locale, subject } = doc
  return {
    id: 'sources',
    kind: 'sources',
    locale,
    title: tell.single.sources.title,
    blocks: [paragraph(text(tell.single.sources.lead))],
    sections: subject.compiled.packs.flatMap((pack) => section(pack.id.replaceAll('/', '-'), doc.text(pack.text), sourceTable(doc, pack))),
  }
}

const sourceTable = (doc: DocSpeaker, { sources }: Pack): ReturnType<typeof table> =>
  table(
    doc.tell.sourceColumns,
    Object.entries(sources).map(([id, source]) => sourceCells(doc, id, source)),
  )

function sourceCells(doc: DocSpeaker, id: string, { title, issuer, number, inForce, address, dated, readOn, note }: Source): DocSpan[][][] {
  const named = sourceText(doc, { source: id, title, issuer, ...(address && { address }) })
  return [
    [[named], ...(number ? [[quiet(number)]] : []), ...(note === undefined ? [] : [[quiet(note)]])],
    [[text(doc.text(issuer))]],
    [...(inForce ? [[text(inForcePhrase(doc, inForce))]] : []), ...(dated ? [[text(doc.tell.sourceDated({ day: doc.day(dated) }))]] : [])],
    [[text(doc.day(readOn))]],
  ]
}
