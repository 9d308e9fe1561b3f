import type { CheckedFacts } from '../../facts/checked-facts.js'

const REVIEWED: ReadonlySet<unknown> = new Set(['approved', 'sent_back', 'received', 'done'])

/** Whether a person's decision was given (S-9b). Unlike a fact it is not open while nothing says so: then it was not. */
export const isReviewed = ({ values, events }: CheckedFacts): boolean => REVIEWED.has(values.get('claim.stage')) || typeof events.get(APPROVED) === 'number'

/** The event that shows it. */
export const APPROVED = 'claimApproved'
