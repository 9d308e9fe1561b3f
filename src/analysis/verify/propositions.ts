import type { Service } from '../../facts/facts.js'
import { assemblePack } from '../../policy/assemble-pack.js'
import type { CompiledPolicy } from '../../policy/compiled.js'
import type { Pack } from '../../policy/pack.js'
import type { Grant, InForce, Scope, When, Window } from '../../policy/rule.js'

/** What may become of a service: a firm route; a route, be it that a person has still to decide; nothing; or nothing because a cited exclusion stands. */
export type Expected = 'available' | 'conditional' | 'unavailable' | 'excluded'

/** An author's claim about a policy: for every claim like this, the service comes to one of these. */
export interface Proposition {
  /** kebab-case. */
  readonly id: string
  readonly service: Service
  /** Which claims it is about, written as in a grant. */
  readonly scope?: Scope
  readonly when?: When
  readonly windows?: Window[]
  readonly inForce?: InForce
  readonly comesTo: readonly Expected[]
}

const PACK = 'author-claims'

export const isProposition = ({ id }: { readonly id: string }): boolean => id.startsWith(`${PACK}.`)
export const ruleOf = ({ id }: Proposition): string => `${PACK}.${id}`

/** A pack whose grants say which claims the propositions are about: so they are read, checked and cut into cells like rules. */
export function propositionPack(propositions: readonly Proposition[], { packs }: CompiledPolicy): Pack {
  const [first] = packs as [Pack]
  const text = { en: 'What an author claims of the policy', zh: '作者对规则的断言' }
  const rules = propositions.map(
    ({ id, service, scope, when, windows, inForce }): Grant => ({
      id: `${PACK}.${id}`,
      kind: 'grant',
      service,
      text,
      cites: [{ source: 'author', at: id }],
      certainty: 'high',
      ...(scope && { scope }),
      ...(when !== undefined && { when }),
      ...(windows && { windows }),
      ...(inForce && { inForce }),
    }),
  )
  return assemblePack({
    'pack.json': {
      id: PACK,
      version: '0.0.0',
      text,
      layer: 'seller',
      needs: packs.map(({ id }) => id),
      timeZone: first.timeZone,
      ...(first.calendar !== undefined && { calendar: first.calendar, roll: first.roll }),
    },
    'sources.json': { author: { title: text, issuer: text, readOn: '2026-01-01' } },
    'claims.json': { id: `${PACK}.claims`, text, rules },
  })
}
