import { readdirSync, readFileSync } from 'node:fs'
import { factsInWords } from '../docs/say/say-facts.js'
import { createPolicy, type Policy } from '../evaluate/create-policy.js'
import { explain } from '../explain/explain.js'
import type { ExplainedService, Explanation } from '../explain/explanation.js'
import { render } from '../explain/render.js'
import { speakerFor } from '../explain/say/speaker.js'
import type { Locale } from '../explain/words/locale.js'
import { escapedMarkdown, writeMarkdown } from '../explain/write/write-markdown.js'
import type { Facts, Service } from '../facts/facts.js'
import { cn } from '../packs/cn.js'
import { jd } from '../packs/jd.js'
import type { Pack } from '../policy/pack.js'
import { type Case, type CaseFile, factsOf } from '../testing/case.js'
import { ANSWER_AREAS, type AnswerArea, OTHER_AREA } from './answer-areas.js'

const PACKS: Readonly<Record<string, Pack>> = { cn, jd }
const LOCALES: readonly Locale[] = ['en', 'zh']

/** One golden case with what the policy says to it. */
interface Answered {
  readonly case: Case
  readonly policy: Policy
  readonly facts: Facts
  readonly explained: readonly Explanation[]
  readonly area: AnswerArea
}

/** The pages of docs/answers: [path from the root, text]. Every golden case, explained in both languages. */
export function answerPages(golden: URL): [string, string][] {
  const answered = goldenCases(golden)
  const areas = [...ANSWER_AREAS, OTHER_AREA].filter((area) => answered.some((one) => one.area === area))
  return [
    ['docs/answers/README.md', indexPage(areas, answered)],
    ...LOCALES.flatMap((locale) =>
      areas.map((area): [string, string] => [
        `docs/answers/${locale}/${area.id}.md`,
        areaPage(
          locale,
          area,
          answered.filter((one) => one.area === area),
        ),
      ]),
    ),
  ]
}

function goldenCases(folder: URL): Answered[] {
  const policies = new Map<string, Policy>()
  const policyOf = (ids: readonly string[]): Policy => {
    const policy = policies.get(ids.join()) ?? createPolicy(ids.map((id) => PACKS[id] as Pack))
    policies.set(ids.join(), policy)
    return policy
  }
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cases.json'))
    .sort()
    .flatMap((file) => {
      const { base, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as CaseFile
      return cases.map((one): Answered => {
        const policy = policyOf(one.rules ?? ['cn'])
        const facts = factsOf(one, base)
        const explained = (Object.keys(one.expect) as Service[]).map((service) => explain(policy, facts, { service }))
        return { case: one, policy, facts, explained, area: areaOf(explained[0] as Explanation) }
      })
    })
}

/** The area of the rule that answers first. */
function areaOf({ services, rules }: Explanation): AnswerArea {
  const [first] = Object.values(services) as [ExplainedService]
  const rule = first.why[0]?.route.rule ?? first.open[0]?.rule ?? first.whyNot[0]?.rule
  const provision = rule === undefined ? undefined : rules[rule]?.provision?.id
  const fits = ({ provisions, services = [] }: AnswerArea): boolean =>
    provision === undefined ? services.includes(first.service) : provisions.includes(provision)
  return ANSWER_AREAS.find(fits) ?? OTHER_AREA
}

const SAID: Record<Locale, { index: string; other: string; known: string; note: string }> = {
  en: {
    index: 'All areas',
    other: '[中文](../zh/{page})',
    known: 'What is known',
    note: 'Written by `npm run generate` from the worked cases in test/golden.',
  },
  zh: { index: '全部类别', other: '[English](../en/{page})', known: '已知情况', note: '由 `npm run generate` 根据 test/golden 中的案例生成。' },
}

function areaPage(locale: Locale, area: AnswerArea, answered: readonly Answered[]): string {
  const { index, other, note } = SAID[locale]
  const lead = `${note} [${index}](../README.md) · ${other.replace('{page}', `${area.id}.md`)}`
  return [`# ${area.title[locale]}`, lead, ...answered.map((one) => caseText(locale, one))].join('\n\n').concat('\n')
}

function caseText(locale: Locale, { case: { id, title }, policy, facts, explained }: Answered): string {
  const { currency = 'CNY' } = facts.order
  const speaker = speakerFor({ policy, locale, zone: undefined, currency, all: false, rules: {} })
  const known = factsInWords(speaker, policy, facts)
  const answers = explained.map((one) => writeMarkdown(render(one, { policy, locale, currency, format: 'plain-object' }), 3))
  const heading = locale === 'en' ? `${id}: ${escapedMarkdown(title)}` : `${id}：${escapedMarkdown(known.about)}`
  return [`## ${heading}`, `> ${escapedMarkdown(speaker.say.typeset(known.facts.map(({ sentence }) => sentence).join(speaker.say.gap)))}`, ...answers].join(
    '\n\n',
  )
}

function indexPage(areas: readonly AnswerArea[], answered: readonly Answered[]): string {
  return [
    '# Answers',
    'Every worked case of test/golden, as `aftersales explain` answers it: what can be done, why, how each time limit was counted, and why the rest does not apply, nearest first. Written by `npm run generate`, which also checks that the pages are fresh.',
    [
      '| | | cases |',
      '|---|---|---|',
      ...areas.map((area) => {
        const count = answered.filter((one) => one.area === area).length
        return `| [${area.title.en}](en/${area.id}.md) | [${area.title.zh}](zh/${area.id}.md) | ${count} |`
      }),
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}
