import type { Pack } from '../../policy/pack.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocItem, type DocPage, item, list, paragraph, text } from '../model.js'
import { brandPage, categoryPage, HOME, labelPage, listPage, packPage, provisionPage, servicePage } from '../page-ids.js'
import { brandsOf } from '../survey/brands.js'
import { brandName } from '../words/brand-names.js'
import type { ListName } from '../words/doc-messages.js'
import { section } from './section.js'

export const LISTS: readonly ListName[] = ['services', 'categories', 'provisions', 'labels', 'brands', 'packs']
const SINGLES = ['glossary', 'calendar', 'sources'] as const

/** The first page: where to look. */
export function homePage(doc: DocSpeaker): DocPage {
  const { tell, locale, subject } = doc
  const { packs } = subject.compiled
  const versions = new Set(packs.map(({ version }) => version))
  return {
    id: HOME,
    kind: 'home',
    locale,
    title: tell.home,
    blocks: [
      paragraph(text(tell.homeLead)),
      ...list('', [
        ...LISTS.filter((name) => listItems(doc, name).length > 0).map((name) =>
          item([{ text: tell.lists[name], to: listPage(name) }, text(`${tell.colon}${tell.listLeads[name]}`)]),
        ),
        ...[...SINGLES, ...(subject.changes ? (['changes'] as const) : [])].map((name) =>
          item([{ text: tell.single[name].title, to: name }, text(`${tell.colon}${tell.single[name].lead}`)]),
        ),
      ]),
      paragraph(
        text(
          tell.drawnFrom({
            packs: packs.map((pack) => `${doc.text(pack.text)}${versions.size > 1 ? ` ${pack.version}` : ''}`),
            version: versions.size > 1 ? undefined : packs[0]?.version,
          }),
        ),
      ),
      paragraph(text(tell.noAdvice)),
    ],
    sections: [],
  }
}

/** The pages of one folder. */
export function listPageOf(doc: DocSpeaker, name: ListName): DocPage {
  const { tell, locale, subject, text: words } = doc
  const provisions = subject.compiled.packs.flatMap((pack) => section(pack.id.replaceAll('/', '-'), words(pack.text), list('', provisionItems(doc, pack))))
  const blocks: DocBlock[] = name === 'provisions' ? [] : list('', listItems(doc, name))
  return {
    id: listPage(name),
    kind: 'list',
    locale,
    title: tell.lists[name],
    blocks: [paragraph(text(tell.listLeads[name])), ...blocks],
    sections: name === 'provisions' ? provisions : [],
  }
}

function listItems(doc: DocSpeaker, name: ListName): DocItem[] {
  const { words, subject } = doc
  const { vocabulary, packs } = subject.compiled
  switch (name) {
    case 'services':
      return Object.keys(vocabulary.services).map((id) => item([{ text: words.word('services', id), to: servicePage(id) }]))
    case 'categories':
      return categoryItems(doc, null)
    case 'provisions':
      return packs.flatMap((pack) => provisionItems(doc, pack))
    case 'labels':
      return Object.keys(vocabulary.labels).map((id) => item([{ text: words.word('labels', id), to: labelPage(id) }]))
    case 'brands':
      return brandsOf(subject.rules).map((id) => item([{ text: brandName(doc.locale, id), to: brandPage(id) }]))
    case 'packs':
      return packs.map(({ id, text: name }) => item([{ text: doc.text(name), to: packPage(id) }]))
  }
}

/** The tree of goods. */
function categoryItems(doc: DocSpeaker, above: string | null): DocItem[] {
  return Object.entries(doc.subject.compiled.vocabulary.categories)
    .filter(([, { parent }]) => parent === above)
    .map(([id]) => item([{ text: doc.words.word('categories', id), to: categoryPage(id) }], categoryItems(doc, id)))
}

function provisionItems({ text: words }: DocSpeaker, { provisions }: Pack): DocItem[] {
  return provisions.map(({ provision }) => item([{ text: words(provision.text), to: provisionPage(provision.id) }]))
}
