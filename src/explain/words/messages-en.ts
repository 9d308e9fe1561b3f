import { EVENTS_EN } from './events-en.js'
import type { Limit, Messages } from './messages.js'

// Called inside, not where the messages are declared, so that a bundle that says nothing can leave them out.
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`
const times = (count: number): string => (count === 0 ? 'never' : count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** "PLUS member" and "JD’s pages" keep their capitals. */
const small = (word: string): string => (/^[A-Z][a-z]*[A-Z]/.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1))
/** A sentence that ends with a quoted question has its stop. */
const stopped = (sentence: string): string => (sentence.endsWith('?”') ? sentence : `${sentence}.`)
const handedIn = (supplied: boolean): string => (supplied ? ' (already handed in)' : '')
const joined = (items: readonly string[], last: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`

function until(limit: Limit): string {
  switch (limit.kind) {
    case 'until':
      return ` until ${limit.moment}`
    case 'at_least':
      return ` at least until ${limit.moment}`
    case 'none':
      return ', with no time limit'
    case 'unknown':
      return '; when it ends is not known yet'
  }
}

export const MESSAGES_EN: Messages = {
  typeset: (text) => text,
  sentence: (clause) => `${capital(clause)}.`,
  listed: (items) => joined(items, 'and'),
  either: (items) => joined(items, 'or'),
  quoted: (text) => `“${text}”`,
  comma: ', ',
  titled: (title) => title,
  pinpoint: (at) => `, ${at}`,
  inside: small,
  gap: ' ',
  dateTime: ({ date, time }) => `${date} at ${time}`,
  endOfDay: ({ date }) => `the end of ${date}`,
  zoned: ({ moment, zone }) => `${moment} (${zone})`,
  duration: {
    years: (count) => many(count, 'year'),
    months: (count) => many(count, 'month'),
    weeks: (count) => many(count, 'week'),
    days: (count) => many(count, 'day'),
    hours: (count) => many(count, 'hour'),
    workingDays: (count) => many(count, 'working day'),
    openHours: (count) => many(count, 'open hour'),
  },
  unit: {
    percent: (count) => `${count} per cent`,
    bp: (count) => `${count / 100} per cent`,
    piece: (count) => many(count, 'unit'),
    star: String,
    use: times,
    time: times,
    km: (count) => many(count, 'kilometre'),
    pixel: (count) => many(count, 'bright pixel'),
    mg: (count) => many(count, 'milligram'),
    point: (count) => many(count, 'point'),
    m: (count) => many(count, 'metre'),
    g: (count) => many(count, 'gram'),
    day: (count) => many(count, 'day'),
  },
  event: EVENTS_EN,

  can: {
    return: 'The goods can be returned',
    exchange: 'The goods can be exchanged',
    repair: 'A repair can be claimed',
    refund: 'The money can be claimed back without returning the goods',
    reissue: 'A new delivery of what is missing can be claimed',
    price_protection: 'The price difference can be claimed back',
    price_reduction: 'A lower price can be claimed',
    compensation: 'Compensation can be claimed',
    consultation: 'Help is available',
    complaint: 'A complaint can be made',
  },
  cannot: {
    return: 'The goods cannot be returned.',
    exchange: 'The goods cannot be exchanged.',
    repair: 'No repair can be claimed.',
    refund: 'The money cannot be claimed back without returning the goods.',
    reissue: 'No new delivery of missing goods can be claimed.',
    price_protection: 'No price difference can be claimed back.',
    price_reduction: 'No lower price can be claimed.',
    compensation: 'No compensation can be claimed.',
    consultation: 'No help is available.',
    complaint: 'No complaint can be made.',
  },
  maybe: {
    return: 'It is not settled yet whether the goods can be returned.',
    exchange: 'It is not settled yet whether the goods can be exchanged.',
    repair: 'It is not settled yet whether a repair can be claimed.',
    refund: 'It is not settled yet whether the money can be claimed back without returning the goods.',
    reissue: 'It is not settled yet whether a new delivery of missing goods can be claimed.',
    price_protection: 'It is not settled yet whether a price difference can be claimed back.',
    price_reduction: 'It is not settled yet whether a lower price can be claimed.',
    compensation: 'It is not settled yet whether compensation can be claimed.',
    consultation: 'It is not settled yet whether help is available.',
    complaint: 'It is not settled yet whether a complaint can be made.',
  },
  available: ({ can, limit }) => `${can}${until(limit)}.`,
  conditional: ({ can, limit }) => `${can}${until(limit)}, on the conditions below.`,
  layer: { law: 'By law', platform: 'By the platform’s rules', seller: 'By the seller’s promise', manufacturer: 'By the maker’s promise' },
  routeHeading: ({ layer, provision }) => `${layer} – ${provision}`,
  ruleSaid: ({ text, source }) => `${text} (${source})`,
  specialTime: ({ text }) => `A special rule sets the time limit here: “${text}”.`,
  certainty: { medium: 'This answer rests on an interpretation of the rule.', low: 'The rules are not clear on this point, so the answer is uncertain.' },
  more: ({ count }) => `and ${count} more`,
  moreWays: ({ count }) => (count === 1 ? 'One more way, not shown here' : `${count} more ways, not shown here`),
  withoutCurrency: ({ amount }) => `${amount} (in the smallest unit of the currency)`,

  lastDay: ({ day }) => `The last day is ${day}.`,
  endsAt: ({ moment }) => `This is possible until ${moment}.`,
  movedBy: { holiday: ({ name }) => `a day off (${name})`, weekday: ({ weekday }) => `a ${weekday}`, restDay: 'a rest day' },
  lastDayMoved: ({ day, from, because }) => `The last day is ${day}, moved from ${from}, ${because}.`,
  lastsAtLeast: ({ moment }) => `This is possible at least until ${moment}.`,
  noLimit: 'There is no time limit.',
  notYetKnown: 'Until when this is possible is not known yet.',
  mayEndLater: ({ because }) => stopped(`It may be possible for longer: ${because.join('; ')}`),
  laterBecause: {
    calendar: ({ years }) => `the days off of ${joined(years, 'and')} are not in the calendar yet`,
    history: 'earlier repairs and exchanges may add time',
    facts: ({ answers }) => `it depends on ${answers}`,
  },
  dependsOn: ({ answers }) => stopped(`That depends on ${answers}`),
  answersTo: ({ questions, hidden }) => {
    const asked = hidden > 0 ? [...questions, `${hidden} more ${hidden === 1 ? 'question' : 'questions'}`] : questions
    return `the ${asked.length === 1 ? 'answer' : 'answers'} to ${joined(asked, 'and')}`
  },
  covers: ({ clause, limit }) =>
    'moment' in limit
      ? `Also required: ${clause} by ${limit.moment}${limit.kind === 'at_least' ? ' (that day may still move to a later one)' : ''}.`
      : `Also required: ${clause}.`,

  conditions: 'This holds if:',
  neverUsed: 'The service has not been used yet',
  evidence: 'Please have ready:',
  recommended: 'It also helps to have:',
  oneOf: ({ names, supplied }) =>
    names.length === 1 ? `${names[0]}${handedIn(supplied)}` : `One of these${handedIn(supplied)}: ${names.map(small).join('; ')}`,
  someOf: ({ count, names, supplied }) => `${count} of these${handedIn(supplied)}: ${names.map(small).join('; ')}`,
  term: {
    freight: {
      buyer: 'The buyer pays the freight.',
      seller: 'The seller pays the freight.',
      platform: 'The platform pays the freight.',
      maker: 'The maker pays the freight.',
    },
    outboundFreight: { refunded: 'The freight of the first delivery is refunded.', kept: 'The freight of the first delivery is not refunded.' },
    customsDuty: {
      buyer: 'The buyer pays duty and tax of the parcel sent back.',
      seller: 'The seller pays duty and tax of the parcel sent back.',
      platform: 'The platform pays duty and tax of the parcel sent back.',
      maker: 'The maker pays duty and tax of the parcel sent back.',
    },
    refundTo: {
      original_payment: 'The money goes back the way it was paid.',
      account_balance: 'The money goes to the account balance.',
      store_credit: 'The money is given as store credit.',
    },
    voucherReturn: {
      in_kind: 'Vouchers and points that were used are given back.',
      when_all_returned: 'Vouchers and points are given back when everything bought with them is returned.',
      none: 'Vouchers and points that were used are not given back.',
    },
    repairCharge: { free: 'The repair is free, parts and labour included.', by_quote: 'The buyer pays for the repair; a quote comes first.' },
    exchangeQuality: { new: 'The replacement is new and was never repaired.', same_grade: 'The replacement is used, of the same grade.' },
    warrantyAfter: {
      restarts: 'Afterwards the guarantee period starts again.',
      part_restarts: 'Afterwards the guarantee period starts again for the part.',
      continues: 'The guarantee period goes on unchanged.',
    },
    servedBy: {
      seller: 'The seller handles the claim.',
      platform: 'The platform’s customer service handles the claim.',
      maker: 'The maker handles the claim.',
      authorised_centre: 'The maker’s authorised centre handles the claim.',
      dealer: 'The dealer handles the claim.',
      publisher: 'The publisher handles the claim.',
      insurer: 'The insurer handles the claim.',
      authority: 'The authority handles the claim.',
    },
    burdenOfProof: {
      seller: 'In a dispute, the burden of proof lies with the seller.',
      buyer: 'In a dispute, the burden of proof lies with the buyer.',
    },
    testFee: {
      buyer: 'The buyer pays for the test.',
      seller: 'The seller pays for the test.',
      losing_party: 'Whoever is proven wrong by the test pays for it.',
    },
  },
  refundAmount: ({ money, nothing }) => (nothing ? 'Nothing is refunded.' : `The refund is ${money}.`),
  compensationAmount: ({ money }) => `The compensation is ${money}.`,
  deductions: ({ items }) => `This is taken off the refund: ${items.join('; ')}.`,
  deduction: ({ what, money }) => `${what} (${money})`,
  deductionsOpen: ({ items }) => `The refund may be reduced by: ${items.join('; ')}.`,
  goodsStay: 'The goods need not be sent back.',
  repairMode: ({ modes }) => `How the repair is done: ${joined(modes, 'or')}.`,
  stockFallback: ({ offers }) => `If the same model is no longer available, this is offered instead: ${joined(offers, 'or')}.`,
  respondent: { seller: 'the seller', platform: 'the platform', producer: 'the producer' },
  respondents: ({ names }) => `The claim can be made against ${joined(names, 'or')}.`,
  loaner: ({ duration }) => `If the repair takes longer than ${duration}, a substitute must be lent free of charge.`,
  duties: 'What follows:',
  actor: { buyer: 'the buyer', seller: 'the seller', platform: 'the platform', maker: 'the maker', authority: 'the authority' },
  mustBy: ({ actor, act, limit }) => {
    const by = limit.kind === 'until' ? ` by ${limit.moment}` : limit.kind === 'at_least' ? ` by ${limit.moment} or, as the case may be, somewhat later` : ''
    return `${capital(actor)} must ${act}${by}.`
  },
  mustWithin: ({ actor, act, duration, after }) => `${capital(actor)} must ${act} within ${duration} after ${after}.`,
  mustWithinEach: ({ actor, act, kind, spans }) =>
    `${capital(actor)} must ${act} within ${joined(spans, 'or')}, whichever ends ${kind === 'latest' ? 'later' : 'first'}.`,
  spanAfter: ({ duration, after }) => `${duration} after ${after}`,
  otherwise: {
    approved: 'Otherwise the claim counts as approved.',
    refunded: 'Otherwise the refund is paid automatically.',
    closed: 'Otherwise the claim is closed.',
    confirmed: 'Otherwise receipt is confirmed automatically.',
    counts_as_refusal: 'Otherwise it counts as an unjustified refusal.',
    counts_as_delay: 'Otherwise it counts as deliberate delay.',
    loses_proof: 'Otherwise what was to be proven counts against the silent party.',
  },
  overdue: 'This is overdue.',
  stillOpen: 'Still open:',
  openPart: ({ parts, answers }) => `${capital(joined(parts.map(small), 'and'))}: this depends on ${answers}`,
  evidenceAsAWhole: 'What must be handed in',

  why: 'Why:',
  inForce: ({ day, clause }) => `The rule was in force on ${day}, when ${clause}.`,
  counting: 'How the time is counted:',
  countingFor: ({ event }) => `The time limit for ${event}:`,
  happened: ({ was, when }) => `${capital(was)} on ${when}.`,
  notHappened: ({ event }) => `The time runs from ${event}, which has not come yet.`,
  whenUnknown: ({ event }) => `The time runs from ${event}; when that was is not known.`,
  countsAfter: ({ duration, event }) => `Counting starts ${duration} after ${event}.`,
  firstDay: ({ day, counted }) => (counted ? `That day counts as day 1.` : `That day is not counted; day 1 is ${day}.`),
  spanEnds: ({ duration, day }) => `The period of ${duration} ends on ${day}.`,
  spanEndsAt: ({ duration, moment }) => `The period of ${duration} runs until ${moment}.`,
  restarted: ({ service, when }) => `The ${service} was finished on ${when}, so the period starts again.`,
  suspended: ({ service, from, to, days }) => `The ${service} from ${from} to ${to} adds ${days} ${days === 1 ? 'day' : 'days'}.`,
  suspendedOpen: ({ service, from, days }) => `The ${service} that has been open since ${from} has added ${days} ${days === 1 ? 'day' : 'days'} so far.`,
  lastDayNow: ({ day }) => `That makes ${day} the last day.`,
  rolled: ({ from, to, because }) => `${from} is ${because}, so the last day moves to the next working day, ${to}.`,
  laterCounts: 'The later of these ends counts.',
  earlierCounts: 'The earlier of these ends counts.',
  endsWith: ({ moment }) => `It ends with ${moment}.`,
  claimCame: ({ when, inTime }) => `The claim was made on ${when}${inTime ? ', in time' : ', too late'}.`,
  eventCame: ({ was, when }) => `${capital(was)} on ${when}.`,
  windowOpens: ({ when }) => `It can be claimed from ${when} on.`,
  ofLayer: ({ layer }) => `${layer}:`,
  lifted: ({ exclusion, by }) => `An exception would apply (“${exclusion}”), but another rule sets it aside: “${by}”.`,
  noExclusion: ({ count }) => (count === 1 ? 'There is one exception, and it does not apply.' : `There are ${count} exceptions, and none of them applies.`),

  whyNot: 'Why not:',
  whyNotBesides: 'What does not apply:',
  whyNotAfter: 'What does not apply',
  late: ({ days, lastDay }) => `The claim is ${days} ${days === 1 ? 'day' : 'days'} late: the last day was ${lastDay}.`,
  lateMoved: ({ days, lastDay, from, because }) =>
    `The claim is ${days} ${days === 1 ? 'day' : 'days'} late: the last day was ${lastDay}, moved from ${from}, ${because}.`,
  lateThatDay: ({ moment }) => `The claim is less than a day late: the time ran until ${moment}.`,
  lateOf: ({ was, lastDay }) => `It counts only if ${was} no later than ${lastDay}.`,
  tooLate: 'It is too late.',
  opensAt: ({ moment }) => `It can be claimed only from ${moment} on.`,
  opensAfter: ({ event }) => `It can be claimed only after ${event}.`,
  notOpen: 'It cannot be claimed yet.',
  stateDoesNotFit: ({ saying }) => `That is not possible now: ${saying}.`,
  otherCase: ({ saying }) => `This rule is for other cases: ${saying}.`,
  otherCaseAsked: ({ question }) => `This rule is for other cases. What counts is the answer to “${question}”`,
  caseUnlike: 'This rule is for other cases.',
  otherReason: ({ reason }) => `This rule is not meant for the reason “${reason}”.`,
  reasonUnlike: 'This rule is not meant for the reason that was given.',
  excludedBy: ({ text }) => `An exception applies: ${text}`,
  conditionNotMet: ({ condition }) => `A condition is not met: ${condition}.`,
  because: ({ saying }) => `In this case, ${saying}.`,
  needed: ({ min, max }) =>
    min !== undefined && max !== undefined
      ? `It takes between ${min} and ${max}.`
      : min !== undefined
        ? `It takes at least ${min}.`
        : `It may be no more than ${max}.`,
  stillChangeable: 'That can still be put right.',
  whatIf: 'What would change that:',
  wouldBe: ({ can, clauses, sure }) => `${can} if ${joined(clauses, 'and')}${sure ? '' : ', on further conditions'}.`,
  alreadyUsed: ({ used, limit }) =>
    `The service has ${used === 0 ? 'not been used yet' : `already been used${used === undefined ? '' : ` ${times(used)}`}`}${limit === undefined ? '' : `; the limit is ${times(limit)}`}.`,
  quantityExceeded: ({ asked, left }) =>
    left === 0
      ? 'No unit is left to claim.'
      : asked === undefined || left === undefined
        ? 'More units are asked for than are left.'
        : `${asked} units are asked for, but only ${left} ${left === 1 ? 'is' : 'are'} left.`,
  notInForce: ({ day, from, clause }) => {
    if (day === undefined) return 'The rule was not in force.'
    return from === undefined || clause === undefined
      ? `The rule was not in force on ${day}.`
      : `The rule has been in force only since ${from}; ${clause} on ${day}.`
  },
  noRule: 'No rule gives this for such an item.',
  otherItem: ({ saying }) => `This rule is about other items: ${saying}.`,

  questions: 'Still to be settled:',
  questionsAfter: 'Still to be settled',
  presumed: ({ answer }) => ` (Unless the opposite is proved, the law assumes: ${answer}.)`,
  calendarMissing: ({ year }) => `The days off of ${year} are not in the calendar yet, so the last day cannot be told.`,
  yes: 'yes',
  no: 'no',
}
