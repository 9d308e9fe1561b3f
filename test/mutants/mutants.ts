/** A fault planted in one line: `find` stands exactly once in the file, and `replace` goes in its place. */
export interface Mutant {
  name: string
  file: string
  find: string
  replace: string
  /** The test file that catches it. */
  caughtBy: string
}

const evaluator = (file: string) => `src/evaluate/${file}.ts`

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the day of the event is counted',
    file: evaluator('span'),
    find: "lastDay(duration, dayAt(zone, from), starts === 'same_day', pack)",
    replace: "lastDay(duration, dayAt(zone, from), starts !== 'instant', pack)",
    caughtBy: 'test/evaluate/span.test.ts',
  },
  {
    name: 'a month whose first day counts ends a day early where it is clamped',
    file: evaluator('span'),
    find: 'return counted && !isClamped(duration, day, lo) ?',
    replace: 'return counted ?',
    caughtBy: 'test/laws/disagreements.test.ts',
  },
  {
    name: 'the day that a case was opened counts although it is to be left out',
    file: evaluator('span'),
    find: "span.suspend?.counts === 'first_day_out' ? 1 : 0",
    replace: "span.suspend?.counts === 'first_day_out' ? 0 : 0",
    caughtBy: 'test/evaluate/history.test.ts',
  },
  {
    name: 'days of two cases that overlap count twice',
    file: evaluator('span'),
    find: 'Math.max(opened, running.countedUntil + 1)',
    replace: 'opened',
    caughtBy: 'test/evaluate/history.test.ts',
  },
  {
    name: 'a case that was closed before the anchor restarts the span',
    file: evaluator('span'),
    find: ' || (past.restarts && past.until < running.from)',
    replace: '',
    caughtBy: 'test/evaluate/history.test.ts',
  },
  {
    name: 'a case that was closed before the last restart restarts the span',
    file: evaluator('span'),
    find: 'past.until < running.from',
    replace: 'past.until < anchor',
    caughtBy: 'test/evaluate/history.test.ts',
  },
  {
    name: 'an event that may be tested no more must have happened',
    file: evaluator('window'),
    find: 'if (tested === null) return unless ?',
    replace: 'if (tested === null) return unless === null ?',
    caughtBy: 'test/laws/disagreements.test.ts',
  },
  {
    name: 'a clock that may never start has a day on which it ends',
    file: evaluator('duties'),
    find: 'counted && orNever(counted)',
    replace: 'counted',
    caughtBy: 'test/laws/disagreements.test.ts',
  },
  {
    name: 'a battery that was repaired suspends the warranty of the unit',
    file: evaluator('readings'),
    find: 'suspends(span, past) && suspendsPart(past.part, part)',
    replace: 'suspends(span, past)',
    caughtBy: 'test/evaluate/history.test.ts',
  },
  {
    name: 'an exchange that was refused restarts the span',
    file: evaluator('readings'),
    find: "restart !== undefined && past.outcome === 'done' &&",
    replace: 'restart !== undefined &&',
    caughtBy: 'test/evaluate/history.test.ts',
  },
  {
    name: 'a last day rolls by one day only',
    file: 'src/core/calendar.ts',
    find: 'if (next > day && !isRestDay(calendar, next)) return',
    replace: 'if (next > day) return',
    caughtBy: 'test/dates/holiday-blocks.test.ts',
  },
  {
    name: 'a make-up working day is a rest day',
    file: 'src/core/calendar.ts',
    find: '(calendar.weekend.has(weekdayOf(day)) && !calendar.workingDays.has(day))',
    replace: 'calendar.weekend.has(weekdayOf(day))',
    caughtBy: 'test/dates/holiday-blocks.test.ts',
  },
  {
    name: 'beyond the calendar every weekday is worked',
    file: 'src/core/calendar.ts',
    find: 'const hi = day + calendar.longestRest',
    replace: 'const hi = next',
    caughtBy: 'test/core/calendar.test.ts',
  },
  {
    name: 'the first instant that is too late is in time',
    file: evaluator('window'),
    find: 'tested.hi < closes.lo ?',
    replace: 'tested.hi <= closes.lo ?',
    caughtBy: 'test/evaluate/window.test.ts',
  },
  {
    name: 'the instant of the opening is too early',
    file: evaluator('window'),
    find: 'opens.hi <= tested.lo ?',
    replace: 'opens.hi < tested.lo ?',
    caughtBy: 'test/evaluate/window.test.ts',
  },
  {
    name: 'the later of two openings that may not both come is known',
    file: evaluator('moment'),
    find: '{ ...latest(a, b), dependsOn: both(a, b), maybe: true }',
    replace: '{ ...latest(a, b), dependsOn: both(a, b) }',
    caughtBy: 'test/laws/disagreements.test.ts',
  },
  {
    name: 'of two windows of two layers the earlier end counts',
    file: evaluator('window'),
    find: "ofThoseThatHappened('latest', first as Moment",
    replace: "ofThoseThatHappened('earliest', first as Moment",
    caughtBy: 'test/evaluate/adjust-windows.test.ts',
  },
  {
    name: 'the last day of a deadline is the day after',
    file: evaluator('deadline'),
    find: 'dayAt(zone, closes - 1)',
    replace: 'dayAt(zone, closes)',
    caughtBy: 'test/evaluate/window.test.ts',
  },
  {
    name: 'a defeater that is not known to stand defeats',
    file: evaluator('standing'),
    find: 'truth = and(truth, not(standsTruth(evaluation, defeater)))',
    replace: 'truth = standsTruth(evaluation, defeater) === FALSE ? truth : FALSE',
    caughtBy: 'test/evaluate/standing.test.ts',
  },
  {
    name: 'a rule is in force on the day on which it ends',
    file: evaluator('standing'),
    find: 'last < until && isKnown(time)',
    replace: 'last <= until && isKnown(time)',
    caughtBy: 'test/evaluate/scope.test.ts',
  },
  {
    name: 'an exclusion reaches the grants of other layers',
    file: 'src/policy/edges.ts',
    find: "return target.kind === 'grant' && (own || (rule.absolute === true && layer === 'law'))",
    replace: "return target.kind === 'grant'",
    caughtBy: 'test/policy/edges.test.ts',
  },
  {
    name: 'a category coarser than the rule is another one',
    file: evaluator('scope'),
    find: 'some(listed, (below) => place.below.has(below)) ? UNKNOWN : FALSE',
    replace: 'some(listed, (below) => place.below.has(below)) ? FALSE : FALSE',
    caughtBy: 'test/evaluate/scope.test.ts',
  },
  {
    name: 'and is false while a part is unknown',
    file: evaluator('condition'),
    find: 'if (one === UNKNOWN) truth = UNKNOWN',
    replace: 'if (one === UNKNOWN) truth = FALSE',
    caughtBy: 'test/evaluate/condition.test.ts',
  },
  {
    name: 'units that are gone can be claimed again',
    file: evaluator('units'),
    find: 'truthOf(asked <= left)',
    replace: 'truthOf(asked <= left + 1)',
    caughtBy: 'test/evaluate/verdict.test.ts',
  },
  {
    name: 'an exclusion that is pending removes the route',
    file: evaluator('findings'),
    find: 'isPending(exclude) ? pending : undecided',
    replace: 'isPending(exclude) ? excluding : undecided',
    caughtBy: 'test/evaluate/standing.test.ts',
  },
  {
    name: 'the deadline of a route that does not carry the verdict is given',
    file: evaluator('order'),
    find: '(firm || !available) && (latest',
    replace: '(latest',
    caughtBy: 'test/evaluate/window.test.ts',
  },
  {
    name: 'the worse term of two layers counts',
    file: evaluator('terms'),
    find: 'betterTerm(definition, standing.value, offer.value)',
    replace: 'offer.value',
    caughtBy: 'test/evaluate/terms.test.ts',
  },
  {
    name: 'an own adjust that may apply settles a term',
    file: evaluator('terms'),
    find: 'settled = truth === TRUE',
    replace: 'settled = true',
    caughtBy: 'test/evaluate/terms.test.ts',
  },
  {
    name: 'a refund is more than what was paid',
    file: evaluator('amounts'),
    find: 'smaller(larger(ZERO, off.reduce(minus, sum)), most)',
    replace: 'larger(ZERO, off.reduce(minus, sum))',
    caughtBy: 'test/evaluate/amounts.test.ts',
  },
  {
    name: 'half a fen is rounded down',
    file: 'src/core/fraction.ts',
    find: '[2n * num + den, 2n * den]',
    replace: '[2n * num + den - 1n, 2n * den]',
    caughtBy: 'test/core/fraction.test.ts',
  },
]
