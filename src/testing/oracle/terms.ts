import type { Terms } from '../../evaluate/decision.js'
import type { TermDefinition } from '../../facts/vocabulary.js'
import type { Grant } from '../../policy/rule.js'
import { type Amount, basisAmount, type CompensationTerm, compensationAmount, type DeductionTerm, deductionAmount, isNothing, refundAmount } from './amounts.js'
import { betterTerm, termText } from './better.js'
import type { ReadZone } from './clock.js'
import { rounded } from './fraction.js'
import type { GroundRule, Of } from './ground-rules.js'
import { adjustsOf, type Possible, possibleValues } from './parts.js'
import { almanacOf, type World } from './world.js'

export interface Settled {
  terms: Terms
  /** Parts not settled yet. */
  open: string[]
  by: GroundRule[]
}

/** The terms of a grant, each settled or open (S-10, S-11). */
export function termsOf(grant: Of<Grant>, world: World): Settled {
  const rules: GroundRule[] = [grant, ...adjustsOf(grant, world)]
  const names = [...new Set(rules.flatMap(({ rule }) => ('terms' in rule && rule.terms ? Object.keys(rule.terms) : [])))]
  const settled = new Map<string, Possible<unknown>>()
  const open: string[] = []
  for (const name of names) {
    const values = possibleTerm(name, grant, world)
    const stands = values.at(-1)
    if (new Set(values.map(({ value }) => termText(value))).size > 1) open.push(name)
    else if (stands?.value !== undefined) settled.set(name, stands)
  }
  const terms: Record<string, unknown> = Object.fromEntries([...settled].map(([name, { value }]) => [name, value]))
  const deductedBy = settled.get('deductions')?.by.find(({ layer }) => layer === grant.layer) ?? grant
  const more = addAmounts(terms, deductedBy.id, new Set(open), almanacOf(grant.pack, world).zone, world)
  return { terms: terms as Terms, open: [...open, ...more].map((name) => `terms.${name}`), by: [...new Set([...settled.values()].flatMap(({ by }) => by))] }
}

function possibleTerm(name: string, grant: Of<Grant>, world: World): Possible<unknown>[] {
  const said = ({ rule }: GroundRule): unknown => ('terms' in rule ? rule.terms?.[name] : undefined)
  const definition = world.vocabulary.terms[name] as TermDefinition
  return possibleValues<unknown>(
    grant,
    world,
    (rule) => said(rule),
    grant.rule.terms?.[name],
    (values, better, adjust) => values.map((value) => betterTerm(definition, value, better, adjust)),
  )
}

/** Puts the amounts into the terms; returns the names of those that an unknown operand leaves out. */
function addAmounts(terms: Record<string, unknown>, deductedBy: string, open: ReadonlySet<string>, zone: ReadZone, world: World): string[] {
  const left: string[] = []
  const basis = terms.refundBasis as string | undefined
  const price: Amount = basis === undefined ? 'unknown' : basisAmount(basis, world)
  const deductions = (terms.deductions as DeductionTerm[] | undefined)?.map((term) => ({ code: term.code, amount: deductionAmount(term, price, zone, world) }))
  if (deductions) {
    terms.deductions = deductions
      .filter(({ amount }) => !isNothing(amount))
      .map(({ code, amount }) => ({ code, ...(typeof amount === 'object' && { amount: rounded(amount) }), rule: deductedBy }))
  }
  const amounts: Amount[] = open.has('deductions') ? ['unknown'] : (deductions ?? []).map(({ amount }) => amount)
  if (basis !== undefined || open.has('refundBasis')) put('refundAmount', refundAmount(price, amounts, world), terms, left)
  const compensation = terms.compensation as CompensationTerm | undefined
  if (compensation || open.has('compensation')) put('compensationAmount', compensation ? compensationAmount(compensation, world) : 'unknown', terms, left)
  return left
}

function put(name: string, amount: number | 'unknown', terms: Record<string, unknown>, left: string[]): void {
  if (amount === 'unknown') left.push(name)
  else terms[name] = amount
}
