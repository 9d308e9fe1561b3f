import type { CompiledPolicy, RuleNote } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Decision } from './decision.js'
import { KeyTable } from './key-table.js'

/** The rules that a decision names, as bits by their numbers. */
export class Named {
  private readonly words: Int32Array

  constructor(private readonly policy: CompiledPolicy) {
    this.words = new Int32Array((policy.notes.length + 31) >> 5)
  }

  addAll(numbers: Int32Array): void {
    const { words } = this
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] as number
      words[number >> 5] = (words[number >> 5] as number) | (1 << (number & 31))
    }
  }

  add(rule: RuleId): void {
    const number = numberOf(this.policy, rule)
    this.words[number >> 5] = (this.words[number >> 5] as number) | (1 << (number & 31))
  }

  /** Their notes, by id; decisions about like claims name the same rules, and so share them. */
  notes(): Decision['rules'] {
    const { policy, words } = this
    const known = KNOWN.get(policy) ?? new KeyTable<Decision['rules']>()
    const shared = known.get(words, words.length)
    if (shared) return shared
    const notes = Object.freeze(notesOf(policy, words)) as Decision['rules']
    const kept = known.size >= MOST_NAMED ? new KeyTable<Decision['rules']>() : known
    kept.set(words, words.length, notes)
    KNOWN.set(policy, kept)
    return notes
  }
}

const MOST_NAMED = 2000
const KNOWN = new WeakMap<CompiledPolicy, KeyTable<Decision['rules']>>()

const numberOf = ({ rules }: CompiledPolicy, rule: RuleId): number => (rules.get(rule) as { number: number }).number

/** The numbers of some rules, for `addAll`. */
export const numbersOf = (policy: CompiledPolicy, rules: Iterable<RuleId>): Int32Array => Int32Array.from(new Set(rules), (rule) => numberOf(policy, rule))

/** In the order of their ids. */
function notesOf({ notes }: CompiledPolicy, words: Int32Array): Record<RuleId, RuleNote> {
  const found: Record<RuleId, RuleNote> = {}
  for (const [number, { id, note }] of notes.entries()) if ((words[number >> 5] as number) & (1 << (number & 31))) found[id] = note
  return found
}
