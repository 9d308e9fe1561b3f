import fc, { type Arbitrary, type IProperty } from 'fast-check'
import type { Policy } from '../../explain/create-policy.js'
import type { Facts } from '../../facts/facts.js'
import { claims } from '../generate/claims.js'
import { LawGround } from './ground.js'
import type { LawOptions } from './law-options.js'

/**
 * A property that decisions have. Each can be used by itself:
 *
 * @example
 * fc.assert(laws.floor.property(policy), { numRuns: 1000 })
 */
export interface Law {
  /** Its number: 1 to 25 are the catalogue of properties of a claim, those above are about journeys. */
  readonly number: number
  /** In kebab-case, such as `waiting-never-helps`. */
  readonly name: string
  /** What must hold, in one sentence. */
  readonly text: string
  /** Holds where an author says so, not for every policy. */
  readonly optIn: boolean
  /** How many runs of others one run of it is worth; 0: it is looked at once, since nothing is drawn. */
  readonly weight: number
  /** The law as a property of fast-check; a failing one throws what is wrong, in words. */
  property(policy: Policy, options?: LawOptions): IProperty<unknown>
}

interface LawSketch<Drawn> {
  number: number
  name: string
  text: string
  optIn?: true
  weight?: number
  /** What one run looks at; default: a claim. */
  draw?: (ground: LawGround, claim: Arbitrary<Facts>) => Arbitrary<Drawn>
  /** What is wrong, in words; undefined: the law holds here. */
  broken: (drawn: Drawn, ground: LawGround) => string | undefined
}

/** Makes a law. */
export function law<Drawn = Facts>({ number, name, text, optIn, weight = 1, draw, broken }: LawSketch<Drawn>): Law {
  return {
    ...{ number, name, text, weight, optIn: optIn === true },
    property: (policy, options = {}) => {
      const ground = new LawGround(policy, options)
      const generated = claims(policy, options)
      const claim = options.cases?.length
        ? fc.oneof({ weight: 2, arbitrary: generated }, { weight: 1, arbitrary: fc.constantFrom(...options.cases) })
        : generated
      return fc.property(draw ? draw(ground, claim) : (claim as Arbitrary<unknown> as Arbitrary<Drawn>), (drawn) => {
        const problem = broken(drawn, ground)
        if (problem !== undefined) throw new Error(`law ${number}, ${name}: ${text}\n${problem}`)
      }) as IProperty<unknown>
    },
  }
}
