import type { DocSpeaker } from '../doc-speaker.js'
import type { DocPage } from '../model.js'
import { brandPage } from '../page-ids.js'
import { namedBrands } from '../survey/brands.js'
import { brandName } from '../words/brand-names.js'
import { namedRules } from './named-rules.js'

/** What is special to a brand. */
export function brandPageOf(doc: DocSpeaker, brand: string): DocPage {
  return {
    id: brandPage(brand),
    kind: 'brand',
    locale: doc.locale,
    title: brandName(doc.locale, brand),
    blocks: [],
    sections: namedRules(
      doc,
      doc.subject.rules.filter((one) => namedBrands(one).includes(brand)),
      ({ key }) => [key.brand ?? []].flat().includes(brand),
    ),
  }
}
