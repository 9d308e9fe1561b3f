import type { Issue } from '../core/issue.js'
import type { Facts } from '../facts/facts.js'
import type { Decision } from './decision.js'

/** What one input comes to. `facts` is the input itself, typed. */
export type Evaluated<D = Decision> = { ok: true; decision: D; facts: Facts } | { ok: false; issues: Issue[] }

/** Decides inputs one after the other, as they are asked for; keeps none of them. */
export interface EvaluateMany<Options> {
  (inputs: Iterable<unknown>, options?: Options): Generator<Evaluated, void, undefined>
  (inputs: AsyncIterable<unknown>, options?: Options): AsyncGenerator<Evaluated, void, undefined>
}

export function manyBy<Options>(evaluate: (facts: unknown, options?: Options) => Evaluated): EvaluateMany<Options> {
  function* now(inputs: Iterable<unknown>, options?: Options): Generator<Evaluated, void, undefined> {
    for (const facts of inputs) yield evaluate(facts, options)
  }
  async function* later(inputs: AsyncIterable<unknown>, options?: Options): AsyncGenerator<Evaluated, void, undefined> {
    for await (const facts of inputs) yield evaluate(facts, options)
  }
  const many = (inputs: Iterable<unknown> | AsyncIterable<unknown>, options?: Options) =>
    Symbol.asyncIterator in Object(inputs) ? later(inputs as AsyncIterable<unknown>, options) : now(inputs as Iterable<unknown>, options)
  return many as EvaluateMany<Options>
}
