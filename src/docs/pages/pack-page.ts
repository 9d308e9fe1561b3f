import { durationText } from '../../explain/say/say-terms.js'
import type { Pack, Parameter } from '../../policy/pack.js'
import { parameterValues } from '../../policy/parameters.js'
import type { Duration, When } from '../../policy/rule.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { code, type DocBlock, type DocItem, type DocPage, type DocSpan, item, joined, list, paragraph, table, text } from '../model.js'
import { packPage, provisionPage } from '../page-ids.js'
import { whenItem } from '../say/say-when.js'
import { section } from './section.js'

/** Where a pack comes from, how it was read, and what it holds. */
export function packPageOf(doc: DocSpeaker, pack: Pack): DocPage {
  const { tell, locale, text: words } = doc
  return {
    id: packPage(pack.id),
    kind: 'pack',
    locale,
    title: words(pack.text),
    blocks: list('', factItems(doc, pack)),
    sections: [
      ...section(
        'provisions',
        tell.lists.provisions,
        list(
          '',
          pack.provisions.map(({ provision }) => item([{ text: words(provision.text), to: provisionPage(provision.id) }])),
        ),
      ),
      ...section('readings', tell.readings, readings(doc, pack)),
    ],
  }
}

function factItems(doc: DocSpeaker, pack: Pack): DocItem[] {
  const { tell, say, subject, text: words } = doc
  const { packFacts, colon } = tell
  const line = (name: keyof typeof packFacts, ...spans: DocSpan[]): DocItem => item([text(packFacts[name] + colon), ...spans])
  const needed = subject.compiled.packs.filter(({ id }) => pack.needs?.includes(id))
  return [
    line('id', code(pack.id)),
    line('version', text(pack.version)),
    line('layer', text(say.layer[pack.layer])),
    ...(needed.length > 0
      ? [
          line(
            'needs',
            ...joined(
              needed.map(({ id, text: name }) => [{ text: words(name), to: packPage(id) }]),
              tell.comma,
            ),
          ),
        ]
      : []),
    ...(pack.scope?.market ? [line('market', text(pack.scope.market.join(tell.comma)))] : []),
    ...(pack.when === undefined ? [] : [whenLine(doc, pack.when)]),
    line('zone', text(pack.timeZone)),
    ...(pack.calendar === undefined ? [] : [line('calendar', { text: pack.calendar, to: 'calendar' })]),
    line('roll', text(tell.rollOf[pack.roll ?? 'none'])),
  ]
}

function whenLine(doc: DocSpeaker, when: When): DocItem {
  const { spans, items = [] } = whenItem(doc, when)
  return item([text(doc.tell.packFacts.when + doc.tell.colon), ...spans], items)
}

/** What the sources leave open, and how it was read. */
function readings(doc: DocSpeaker, pack: Pack): DocBlock[] {
  const { tell } = doc
  // A policy is only made of packs whose parameters fit.
  const values = parameterValues(pack, () => {})
  const rows = Object.entries(pack.parameters ?? {}).map(([name, parameter]): DocSpan[][][] => [
    [[text(doc.text(parameter.text))]],
    [[text(valueText(doc, parameter, values.get(name)))]],
    [[code(`${pack.id}.${name}`)]],
  ])
  return rows.length === 0 ? [] : [paragraph(text(tell.readingsLead)), ...table(tell.readingColumns, rows)]
}

function valueText(doc: DocSpeaker, { type }: Parameter, value: unknown): string {
  if (type === 'duration') return durationText(doc, value as Duration)
  return typeof value === 'boolean' ? (value ? doc.say.yes : doc.say.no) : String(value)
}
