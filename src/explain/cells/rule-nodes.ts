import { TRUE } from '../../core/truth.js'
import type { CompiledBase, CompiledDefeater } from '../../policy/compiled.js'
import type { Condition } from '../../policy/condition.js'
import type { Scope } from '../../policy/rule.js'
import type { CellSpace } from './cell-space.js'

const SELECTORS: readonly (keyof Scope)[] = ['category', 'notCategory', 'brand', 'channel', 'market', 'reason', 'label']

/** Rules worked out in one logic: when they apply, and when they stand (S-2 to S-4). Each once. */
export class RuleNodes<N> {
  private readonly applying = new Map<CompiledBase, N>()
  private readonly standing = new Map<CompiledDefeater, N>()

  constructor(readonly space: CellSpace<N>) {}

  condition(condition: Condition): N {
    const { space } = this
    switch (condition.kind) {
      case 'constant':
        return condition.truth === TRUE ? space.always : space.never
      case 'atom':
        return space.atom(condition.atom)
      case 'not':
        return space.not(this.condition(condition.of))
      case 'and':
        return this.all(condition.of, (part) => this.condition(part))
      case 'or':
        return this.some(condition.of, (part) => this.condition(part))
    }
  }

  /** In force, in scope and `when`; what can settle it soonest comes first. */
  applies(rule: CompiledBase): N {
    const known = this.applying.get(rule)
    if (known !== undefined) return known
    const parts: (() => N)[] = [() => this.isAbout(rule), () => this.condition(rule.when)]
    const node = this.all(parts, (part) => part())
    this.applying.set(rule, node)
    return node
  }

  /** All that it takes for a rule to apply but its own `when`. */
  isAbout({ pack, scopes, inForce }: CompiledBase): N {
    const parts: (() => N)[] = [
      () => this.all([...scopes, pack.scope], (scope) => this.inScope(scope)),
      () => (inForce ? this.space.inForce(inForce) : this.space.always),
      () => this.condition(pack.when),
    ]
    return this.all(parts, (part) => part())
  }

  /** Applies, and no standing rule defeats it. */
  stands(rule: CompiledDefeater): N {
    const known = this.standing.get(rule)
    if (known !== undefined) return known
    const applies = this.applies(rule)
    const node = applies === this.space.never ? applies : this.space.and(applies, this.space.not(this.some(rule.defeatedBy, (one) => this.stands(one))))
    this.standing.set(rule, node)
    return node
  }

  inScope(scope: Scope): N {
    return this.all(SELECTORS, (selector) => (scope[selector] === undefined ? this.space.always : this.space.selector(scope, selector)))
  }

  /** All of some parts; those behind one that never holds are not looked at. */
  all<P>(parts: readonly P[], of: (part: P) => N): N {
    let node = this.space.always
    for (const part of parts) {
      node = this.space.and(node, of(part))
      if (node === this.space.never) return node
    }
    return node
  }

  some<P>(parts: readonly P[], of: (part: P) => N): N {
    let node = this.space.never
    for (const part of parts) {
      node = this.space.or(node, of(part))
      if (node === this.space.always) return node
    }
    return node
  }
}
