import type { Part } from '../../facts/facts.js'
import type { Restart, Suspend } from '../../policy/rule.js'
import type { Case } from './known-facts.js'

/** The part that a claim is about; `another`: one that no case is about, and that is not of the unit. */
export type ClaimedPart = Part | 'another'

const ofUnit = (part: ClaimedPart): boolean => part === 'main_unit' || part === 'main_part'

/** A main part is away with the unit, and the unit with it; every other part is away alone (S-6b). */
export const isSuspendedBy = ({ by }: Suspend, { service, part }: Case, claimed: ClaimedPart): boolean =>
  by.includes(service) && (part === claimed || (ofUnit(part) && ofUnit(claimed)))

/** A new unit brings a new main part; any other part brings only itself (S-6b). */
export const isRestartedBy = ({ by }: Restart, { service, part }: Case, claimed: ClaimedPart): boolean =>
  by.includes(service) && (part === claimed || (claimed === 'main_part' && part === 'main_unit'))
