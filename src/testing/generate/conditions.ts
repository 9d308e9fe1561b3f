import fc, { type Arbitrary } from 'fast-check'
import type { When } from '../../policy/rule.js'
import { FACTS } from './words.js'

/** A fact against a literal. */
const atom: Arbitrary<When> = fc
  .record({ fact: fc.constantFrom(...Object.keys(FACTS)), literal: fc.nat(4), operator: fc.nat(5), negative: fc.boolean() })
  .map(({ fact, literal, operator, negative }) => {
    const { type, literals } = FACTS[fact] as (typeof FACTS)[string]
    const value = literals[literal % literals.length]
    if (type === 'set') return { in: [value, { var: fact }] }
    if (type === 'integer') return { [['>=', '<', '<=', '>', '==', '!='][operator] as string]: [{ var: fact }, value] }
    if (type === 'one' && operator > 2) return { in: [{ var: fact }, [...literals.slice(0, 1 + (literal % literals.length))]] }
    return { [negative ? '!=' : '==']: [{ var: fact }, value] }
  })

/** A condition: an atom, or a small tree of them. */
export const conditions: Arbitrary<When> = fc.letrec<{ when: When }>((tie) => ({
  when: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, maxDepth: 3 },
    { weight: 5, arbitrary: atom },
    { weight: 1, arbitrary: fc.array(tie('when'), { minLength: 1, maxLength: 3 }).map((parts) => ({ and: parts })) },
    { weight: 1, arbitrary: fc.array(tie('when'), { minLength: 1, maxLength: 3 }).map((parts) => ({ or: parts })) },
    { weight: 1, arbitrary: tie('when').map((part) => ({ '!': part })) },
  ),
})).when
