import { NEVER, type Node } from '../../core/diagram.js'
import type { CompiledDefeater, CompiledGrant } from '../../policy/compiled.js'
import type { ServiceRoom } from '../studied-policy.js'
import type { DefeaterUse, Ledger } from './ledger.js'

/** Notes what excludes and excepts do in one service. */
export function lintDefeaters(room: ServiceRoom, ledger: Ledger): void {
  for (const grant of room.grants)
    for (const exclude of grant.excludes)
      ledger.guard(exclude.id, () => {
        noteExclude(room, ledger, exclude, grant)
        noteLifting(room, ledger, exclude, standsBut(room, grant, exclude))
      })
}

function useOf(ledger: Ledger, rule: CompiledDefeater): DefeaterUse {
  const known = ledger.defeaters.get(rule) ?? { rule, applies: false, stands: false, bites: false, decides: false }
  ledger.defeaters.set(rule, known)
  return known
}

function noteExclude(room: ServiceRoom, ledger: Ledger, exclude: CompiledDefeater, grant: CompiledGrant): void {
  const use = useOf(ledger, exclude)
  const { space, nodes, possible } = room.space
  const rules = nodes.rules
  use.applies ||= possible(rules.applies(exclude)) !== NEVER
  use.stands ||= possible(rules.stands(exclude)) !== NEVER
  use.bites ||= possible(space.and(rules.applies(grant), rules.stands(exclude))) !== NEVER
  use.decides ||= possible(space.and(standsBut(room, grant, exclude), rules.stands(exclude))) !== NEVER
}

/** When a grant would be a route if one exclude were not there. */
function standsBut({ space: { nodes } }: ServiceRoom, grant: CompiledGrant, exclude: CompiledDefeater): Node {
  const { stands, conditions } = nodes.grant(
    grant,
    grant.excludes.filter((one) => one !== exclude),
  )
  return nodes.space.and(stands, conditions)
}

/** Notes what lifts a rule that would decide `within`. */
function noteLifting(room: ServiceRoom, ledger: Ledger, lifted: CompiledDefeater, within: Node): void {
  const { space, nodes, possible } = room.space
  const rules = nodes.rules
  for (const except of lifted.defeatedBy) {
    const use = useOf(ledger, except)
    const would = space.and(rules.applies(lifted), rules.stands(except))
    use.applies ||= possible(rules.applies(except)) !== NEVER
    use.stands ||= possible(rules.stands(except)) !== NEVER
    use.bites ||= possible(would) !== NEVER
    const others = rules.some(
      lifted.defeatedBy.filter((one) => one !== except),
      (one) => rules.stands(one),
    )
    const alone = space.and(space.and(would, within), space.not(others))
    use.decides ||= possible(alone) !== NEVER
    noteLifting(room, ledger, except, space.and(within, rules.applies(lifted)))
  }
}

/** Says what was noted over all services. */
export function sayDefeaters(ledger: Ledger): void {
  for (const use of ledger.defeaters.values()) if (!ledger.isOff(use.rule)) sayDefeater(use, ledger)
}

function sayDefeater({ rule, applies, stands, bites, decides }: DefeaterUse, ledger: Ledger): void {
  const isExclude = rule.source.kind === 'exclude'
  if (!applies && ledger.has('condition_never', rule.id)) return
  if (!stands) ledger.add('rule_never_stands', rule)
  else if (!bites) ledger.add(isExclude ? 'exclusion_never_bites' : 'exception_never_needed', rule)
  else if (!decides)
    ledger.add('rule_without_effect', rule, { covered: `other ${isExclude ? 'exclusions' : 'exceptions'} or conditions do the same whenever it stands` })
}
