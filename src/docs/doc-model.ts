import type { DiffReport } from '../analysis/diff/diff.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Locale } from '../explain/words/locale.js'
import type { Service } from '../facts/facts.js'
import { type DocSpeaker, docSpeaker } from './doc-speaker.js'
import { type DocModel, type DocPage, mapPageTexts } from './model.js'
import { brandPageOf } from './pages/brand-page.js'
import { calendarPage } from './pages/calendar-page.js'
import { categoryPageOf } from './pages/category-page.js'
import { changesPage } from './pages/changes-page.js'
import { glossaryPage } from './pages/glossary-page.js'
import { labelPageOf } from './pages/label-page.js'
import { homePage, LISTS, listPageOf } from './pages/list-pages.js'
import { packPageOf } from './pages/pack-page.js'
import { provisionPageOf } from './pages/provision-page.js'
import { servicePageOf } from './pages/service-page.js'
import { sourcesPage } from './pages/sources-page.js'
import { type DocCase, subjectOf } from './subject.js'
import { brandsOf } from './survey/brands.js'

export interface DocOptions {
  /** Left out: English and Simplified Chinese. */
  locales?: readonly Locale[]
  /** ISO 4217, in which amounts of the rules are; left out, they are said in minor units. */
  currency?: string
  /** "YYYY-MM-DD", on which the ordinary purchase of the examples is delivered; left out, six days before the longest holiday that the calendar knows last. */
  day?: string
  /** Worked cases, to be shown with the rules that they are about. */
  cases?: readonly DocCase[]
  /** What `diff` of `aftersales/analysis` found against the version before; adds the page of what changed. */
  changes?: DiffReport
  /** Called after each page with the number of pages made and of all pages. */
  onPage?: (made: number, all: number) => void
}

/**
 * Makes the pages that say the rules of a policy to people: per service, kind of goods, provision, promise, brand and pack, with glossary, calendar and
 * sources. Plain data; `writePages` writes it down. Pure: the same policy and options give the same pages.
 *
 * @throws RangeError for a locale without messages.
 * @example
 * const model = documentPolicy(createPolicy([cn, jd]), { currency: 'CNY' })
 * model.pages.find(({ id, locale }) => id === 'categories/phones' && locale === 'en')?.title // => 'Mobile phones'
 */
export function documentPolicy(policy: Policy, { locales = ['en', 'zh'], currency, day, cases, changes, onPage }: DocOptions = {}): DocModel {
  const subject = subjectOf(policy, { day, cases, changes })
  const { vocabulary, packs } = subject.compiled
  const speakers = locales.map((locale) => docSpeaker(subject, locale, currency))
  const of = (ids: object, make: (doc: DocSpeaker, id: string) => DocPage): PageMaker[] => Object.keys(ids).map((id) => pageFor(make, id))
  const makers = [
    homePage,
    ...LISTS.map((name) => pageFor(listPageOf, name)),
    ...of(vocabulary.services, (doc, id) => servicePageOf(doc, id as Service)),
    ...of(vocabulary.categories, categoryPageOf),
    ...packs.flatMap((pack) => pack.provisions.map(({ provision }) => pageFor(provisionPageOf, { pack, provision }))),
    ...of(vocabulary.labels, labelPageOf),
    ...brandsOf(subject.rules).map((brand) => pageFor(brandPageOf, brand)),
    ...packs.map((pack) => pageFor(packPageOf, pack)),
    glossaryPage,
    calendarPage,
    sourcesPage,
    ...(changes ? [(doc: DocSpeaker) => changesPage(doc, changes)] : []),
  ]
  const made = makers.flatMap((make, index) => {
    const inEach = speakers.map((doc) => mapPageTexts(make(doc), doc.say.typeset))
    onPage?.((index + 1) * locales.length, makers.length * locales.length)
    return inEach
  })
  const pages = locales.flatMap((locale) => made.filter((page) => page.locale === locale && !(page.kind === 'list' && isBare(page))))
  return { policy: { id: policy.id, version: policy.version, hash: policy.hash }, locales: [...locales], pages }
}

type PageMaker = (doc: DocSpeaker) => DocPage

const pageFor =
  <T>(make: (doc: DocSpeaker, of: T) => DocPage, one: T): PageMaker =>
  (doc) =>
    make(doc, one)

/** A list with nothing below its lead. */
const isBare = ({ blocks, sections }: DocPage): boolean => blocks.length + sections.length < 2
