import type { RuleId } from '../policy/rule.js'
import { templateOf } from './survey/written-rules.js'
import type { ListName } from './words/doc-messages.js'

/** Anything as a part of a path: a code stays as it is, other characters cannot leave the folder. */
const part = (id: string): string => (id === 'index' ? '~index' : id.replace(/[^a-z0-9_-]/gi, (character) => `~${character.codePointAt(0)?.toString(16)}`))

export const HOME = 'index'
export const listPage = (name: ListName): string => `${name}/index`
export const servicePage = (service: string): string => `services/${part(service)}`
export const categoryPage = (category: string): string => `categories/${part(category)}`
export const labelPage = (label: string): string => `labels/${part(label)}`
export const brandPage = (brand: string): string => `brands/${part(brand)}`
export const packPage = (pack: string): string => `packs/${pack.split('/').map(part).join('/')}`
export const provisionPage = (provision: string): string => `provisions/${provision.split('.').map(part).join('/')}`

/** A rule on the page of its provision. */
export const ruleAnchor = (rule: RuleId): string => part(templateOf(rule).replaceAll('.', '-'))
