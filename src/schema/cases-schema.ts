import * as z from 'zod'
import { code, day, instant, list, listOfSome, oneOf, strict, text, told, whole } from './shape.js'

const facts = z.record(z.string(), z.unknown())
const verdict = oneOf(['available', 'conditional', 'needs_information', 'unavailable'])
const params = told('Params that it must have', z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))

const duty = strict({
  act: code('acts'),
  actor: oneOf(['buyer', 'seller', 'platform', 'maker', 'authority']).optional(),
  closesAt: instant.optional(),
  lastDay: day.optional(),
  afterEvent: told('The event from which its clock will run', code('events')).optional(),
  onSilence: code('onSilence').optional(),
  overdue: z.boolean().optional(),
})

const route = strict({
  rule: told('The grant', text).optional(),
  rules: told('Rules that all shaped it', list(text)).optional(),
  notRules: told('Rules that must not have shaped it', list(text)).optional(),
  layer: oneOf(['law', 'platform', 'seller', 'manufacturer']).optional(),
  firm: z.boolean().optional(),
  lastDay: day.optional(),
  closesAt: instant.optional(),
  deadlineStatus: oneOf(['fixed', 'at_least', 'unknown', 'none']).optional(),
  opensAt: instant.optional(),
  freight: oneOf(['buyer', 'seller', 'platform', 'maker']).optional(),
  repairMode: z.union([text, listOfSome(text)]).optional(),
  refundAmount: told('In minor units', whole(0, Number.MAX_SAFE_INTEGER)).optional(),
  evidence: told('Groups; of each, one kind is in one of the needs', list(listOfSome(code('evidence')))).optional(),
  conditions: told('Codes that must all be among the conditions', list(code('conditions'))).optional(),
  open: told('Parts that must all be open: terms.freight, duties.<rule>', list(text)).optional(),
  duty: told('Some duty has all of this', duty).optional(),
  terms: told('Other terms', z.record(z.string(), z.unknown())).optional(),
})

const denial = strict({
  code: code('denials'),
  params: params.optional(),
  rule: text.optional(),
  by: told('The exclusion that removed the grant', text).optional(),
})

const expected = strict({
  verdict: told('One verdict, or any of a list', z.union([verdict, listOfSome(verdict)])).optional(),
  lastDay: told('Of the deadline; null: no time limit', day.nullable()).optional(),
  closesAt: told('The first instant that is too late; null: no time limit', instant.nullable()).optional(),
  route: told('Some route has all of this; of a list, some route each', z.union([route, listOfSome(route)])).optional(),
  denial: told('Some denial has all of this; of a list, some denial each', z.union([denial, listOfSome(denial)])).optional(),
  noRoute: told('Grants that must be neither a route nor open', list(text)).optional(),
  asks: told('Facts that must be among the questions', list(text)).optional(),
})

const one = strict({
  id: told('Unique, with the pack in front', text),
  title: told('What it shows', text),
  rules: told('Packs to link. Default: this pack and those it needs', list(text)).optional(),
  set: told('Other readings of parameters, by pack and name: { "jd.sendBackDays": 30 }', z.record(z.string(), z.unknown())).optional(),
  certainty: told('high must pass; uncertain shows a question that the law leaves open', oneOf(['high', 'medium', 'uncertain'])).optional(),
  source: text.optional(),
  note: text.optional(),
  facts: told('Laid over the base, key by key', facts, { facts: true }).optional(),
  without: told('Paths removed again, to ask what happens when a fact is unknown', list(text)).optional(),
  expect: told('What is asserted, by service', z.record(z.string(), expected), { byService: true }),
})

/** A cases file: worked cases beside a provision. */
export const cases: z.ZodType = strict({
  $schema: told('Where an editor finds the schema of this file', text).optional(),
  base: told('Facts that the cases share', facts, { facts: true }).optional(),
  cases: list(one),
})
