import { TRUE } from '../../core/truth.js'
import type { CompiledBase, CompiledPolicy } from '../../policy/compiled.js'
import type { Condition } from '../../policy/condition.js'
import type { RuleId } from '../../policy/rule.js'

/** What constants alone make of a condition; undefined: facts decide. */
export function settledTo(condition: Condition): boolean | undefined {
  switch (condition.kind) {
    case 'constant':
      return condition.truth === TRUE
    case 'atom':
      return undefined
    case 'not': {
      const inner = settledTo(condition.of)
      return inner === undefined ? undefined : !inner
    }
    default: {
      const parts = condition.of.map(settledTo)
      const decisive = condition.kind === 'or'
      return parts.includes(decisive) ? decisive : parts.includes(undefined) ? undefined : !decisive
    }
  }
}

/** Whether a rule, as it is written, reads a parameter of its pack. */
export function readsParameter({ packs }: CompiledPolicy, rule: CompiledBase): boolean {
  const pack = packs.find(({ id }) => id === rule.pack.id)
  const written = pack?.provisions.flatMap(({ provision }) => provision.rules).find(({ id }) => id === templateOf(rule.id))
  return JSON.stringify(written ?? {}).includes('"param"')
}

/** The template of a rule that a table made, or the rule itself. */
export const templateOf = (id: RuleId): RuleId => id.split('/')[0] as RuleId
