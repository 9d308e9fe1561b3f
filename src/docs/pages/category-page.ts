import { answersText } from '../../explain/say/say-fact.js'
import { lineOf } from '../../facts/categories.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocItem, type DocPage, type DocSection, type DocSpan, item, joined, list, paragraph, text } from '../model.js'
import { categoryPage } from '../page-ids.js'
import { placeNames } from '../say/say-cases.js'
import { ruleLink, scopeSpans } from '../say/say-rule.js'
import type { CategorySurvey } from '../survey/ways.js'
import { templateOf } from '../survey/written-rules.js'
import { categoryTimeline } from '../timeline/category-timeline.js'
import { glanceBlocks } from './category-glance.js'
import { wayTable } from './category-ways.js'
import { section } from './section.js'

/** The reasons that are answered on the first screen. */
const GLANCED = ['defective', 'changed_mind', 'arrived_damaged'] as const

/** What can be done with goods of a kind: first the answers most people want, then every way in full. */
export function categoryPageOf(doc: DocSpeaker, category: string): DocPage {
  const { tell, words, subject, locale } = doc
  const survey = subject.surveyOf(category)
  return {
    id: categoryPage(category),
    kind: 'category',
    locale,
    title: words.word('categories', category),
    blocks: [],
    sections: [
      ...GLANCED.filter((reason) => Object.hasOwn(subject.compiled.vocabulary.reasons, reason)).flatMap((reason) =>
        section(reason, tell.glance[reason], [...glanceBlocks(doc, survey, reason), ...figure(doc, survey, reason)]),
      ),
      ...assumedSection(doc, category),
      ...waySections(doc, survey),
      ...section('open', tell.openRules, openItems(doc, survey)),
      ...section(
        'excluded',
        tell.excludedHere,
        list(
          '',
          survey.excluded.map(({ service, by }) => item([text(words.word('services', service)), text(tell.colon), ruleLink(doc, by)])),
        ),
      ),
      ...section('others', tell.others, otherItems(doc, survey)),
      ...familySection(doc, category),
    ],
  }
}

function figure(doc: DocSpeaker, survey: CategorySurvey, reason: (typeof GLANCED)[number]): DocBlock[] {
  const timeline = categoryTimeline(doc, survey, reason)
  return timeline ? [{ kind: 'figure', id: `timeline-${reason}`, timeline }] : []
}

function assumedSection(doc: DocSpeaker, category: string): DocSection[] {
  const { tell, day, subject } = doc
  const coarse = subject.compiled.categories.get(category)?.below.size ? [tell.coarse] : []
  return section('assumed', tell.assumed, [
    ...list(
      '',
      [...coarse, ...tell.assumptions({ day: day(subject.setting.at.slice(0, 10)), places: placeNames(doc, subject.setting.usual) })].map((sentence) =>
        item(sentence),
      ),
    ),
    paragraph(text(tell.moreBelow)),
  ])
}

function waySections(doc: DocSpeaker, survey: CategorySurvey): DocSection[] {
  const { tell, words } = doc
  const services = [...new Set(survey.ways.map(({ service }) => service))]
  const sections = services.flatMap((service) =>
    section(
      service,
      words.word('services', service),
      wayTable(
        doc,
        survey.ways.filter((way) => way.service === service),
      ),
    ),
  )
  return section('everything', tell.everything, [paragraph(text(tell.everythingLead))], sections)
}

function openItems(doc: DocSpeaker, { open }: CategorySurvey): DocBlock[] {
  const { say, tell, words } = doc
  return list(
    tell.openRulesLead,
    open.map(({ grant, dependsOn }) => {
      const answers = answersText(doc, dependsOn)
      return item(
        [text(words.word('services', grant.source.service) + tell.colon), ruleLink(doc, grant.id)],
        answers === undefined ? [] : [item(say.dependsOn({ answers }))],
      )
    }),
  )
}

/** Rules for more than ordinary claims: by the promises and brands that they are for, the others one by one. */
function otherItems(doc: DocSpeaker, { others }: CategorySurvey): DocBlock[] {
  const { tell } = doc
  const named = (kind: 'label' | 'brand'): string[] =>
    [...new Set(others.flatMap(({ scopes }) => scopes.flatMap((scope): string[] => scope[kind] ?? [])))].sort()
  const rest = others.filter(({ scopes }) => scopes.every(({ label, brand }) => label === undefined && brand === undefined))
  const links = new Map(rest.map(({ id }) => [templateOf(id), ruleLink(doc, id)]))
  return list(tell.othersLead, [
    ...(['label', 'brand'] as const).flatMap((kind) =>
      named(kind).length === 0 ? [] : [item([text(tell.scope[kind] + tell.colon), ...scopeSpans(doc, kind, named(kind))])],
    ),
    ...[...links.values()].map((link) => item([link])),
  ])
}

/** The kinds above and below. */
function familySection(doc: DocSpeaker, category: string): DocSection[] {
  const { tell, words, subject } = doc
  const { vocabulary } = subject.compiled
  const link = (id: string): DocSpan => ({ text: words.word('categories', id), to: categoryPage(id) })
  const above = lineOf(vocabulary.categories, category).slice(1)
  const below = Object.keys(vocabulary.categories).filter((id) => vocabulary.categories[id]?.parent === category)
  const line = (lead: string, ids: readonly string[]): DocItem[] =>
    ids.length === 0
      ? []
      : [
          item([
            text(lead + tell.colon),
            ...joined(
              ids.map((id) => [link(id)]),
              tell.comma,
            ),
          ]),
        ]
  return section('family', tell.lists.categories, list('', [...line(tell.above, above), ...line(tell.below, below)]))
}
