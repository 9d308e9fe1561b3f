import type { Service } from '../../facts/facts.js'
import type { DocSpeaker } from '../doc-speaker.js'
import type { DocPage } from '../model.js'
import { servicePage } from '../page-ids.js'
import { grantTable } from './rule-table.js'
import { section } from './section.js'

/** Every rule that grants a service, pack by pack. */
export function servicePageOf(doc: DocSpeaker, service: Service): DocPage {
  const { words, locale, subject, text } = doc
  const rules = subject.rules.filter(({ rule }) => rule.kind === 'grant' && rule.service === service)
  return {
    id: servicePage(service),
    kind: 'service',
    locale,
    title: words.word('services', service),
    blocks: [],
    sections: subject.compiled.packs.flatMap((pack) =>
      section(
        pack.id.replaceAll('/', '-'),
        text(pack.text),
        grantTable(
          doc,
          rules.filter((one) => one.pack === pack),
        ),
      ),
    ),
  }
}
