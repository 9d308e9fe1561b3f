import type { Policy } from '../evaluate/create-policy.js'
import type { Decision, ServiceDecision } from '../evaluate/decision.js'
import type { ExplainedService, Explanation } from './explanation.js'
import { mapTexts, type TextDocument } from './say/document.js'
import { reasonsOf, type SaidService, serviceSection } from './say/say-service.js'
import { type Speaker, speakerFor } from './say/speaker.js'
import type { Locale } from './words/locale.js'
import { writeHtml } from './write/write-html.js'
import { writeMarkdown } from './write/write-markdown.js'
import { writeText } from './write/write-text.js'

export type RenderFormat = 'text' | 'markdown' | 'html' | 'plain-object'

export interface RenderOptions<F extends RenderFormat = RenderFormat> {
  /** The policy that decided: its packs hold the texts of rules and sources. */
  policy: Policy
  locale: Locale
  format?: F
  /** IANA zone in which instants are said; left out: that of the rules. */
  zone?: string
  /** Of the amounts, ISO 4217; an explanation knows that of its order. Without one, amounts are said in minor units. */
  currency?: string
  /** Say every route, reason and question, not only the nearest. */
  all?: boolean
}

/**
 * Says a decision, or the explanation of one, in whole sentences of English or Simplified Chinese. Pure. HTML and Markdown are escaped whatever facts and
 * packs contain; a link is only made of an http or https address.
 *
 * @throws RangeError for a locale without messages, or a zone that the runtime does not know.
 * @example
 * render(policy.evaluate(facts), { policy, locale: 'en' }) // => 'Return\n  The goods can be returned until the end of 8 October 2026.\n …'
 * render(explain(policy, facts), { policy, locale: 'zh', format: 'html' }) // => '<section lang="zh">…'
 */
export function render(said: Decision | Explanation, options: RenderOptions<'plain-object'> & { format: 'plain-object' }): TextDocument
export function render(said: Decision | Explanation, options: RenderOptions<'text' | 'markdown' | 'html'>): string
export function render(said: Decision | Explanation, options: RenderOptions): string | TextDocument
export function render(said: Decision | Explanation, { format = 'text', ...options }: RenderOptions): string | TextDocument {
  const document = documentOf(said, options)
  switch (format) {
    case 'text':
      return writeText(document)
    case 'markdown':
      return writeMarkdown(document)
    case 'html':
      return writeHtml(document)
    case 'plain-object':
      return document
  }
}

function documentOf(said: Decision | Explanation, { policy, locale, zone, currency, all = false }: RenderOptions): TextDocument {
  const explained = 'submitted' in said ? said : undefined
  const speaker: Speaker = speakerFor({
    policy,
    locale,
    zone,
    currency: currency ?? explained?.currency,
    all,
    rules: explained?.rules ?? {},
  })
  const services: SaidService[] = explained ? Object.values(explained.services).map(ofExplained) : Object.values((said as Decision).services).map(ofDecided)
  return mapTexts({ locale, sections: services.map((service) => serviceSection(speaker, service)) }, speaker.say.typeset)
}

function ofDecided({ service, verdict, deadline, routes, denials, ask }: ServiceDecision): SaidService {
  return {
    service,
    verdict,
    ...(deadline && { deadline }),
    routes: routes.map((route) => ({ route })),
    denials: denials.map((denial) => ({
      ...(denial.rule !== undefined && { rule: denial.rule }),
      ...(denial.layer !== undefined && { layer: denial.layer }),
      reasons: reasonsOf(denial),
    })),
    ask,
  }
}

function ofExplained({ service, verdict, deadline, why, whyNot, whatIf, ask }: ExplainedService): SaidService {
  return {
    service,
    verdict,
    ...(deadline && { deadline }),
    routes: why.map((one) => ({ route: one.route, why: one })),
    denials: whyNot,
    whatIf,
    ask,
  }
}
