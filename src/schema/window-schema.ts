import * as z from 'zod'
import { duration } from './duration-schema.js'
import { code, list, listOfSome, named, oneOf, orCell, strict, told, whole } from './shape.js'

const event = code('events')

const anchors = (description: string): z.ZodType => told(description, listOfSome(z.lazy(() => anchor)))

const anchor: z.ZodType = named(
  'Anchor',
  'An event, an event plus a time, or the first, latest or earliest of several',
  orCell(
    z.union([
      event,
      strict({ event: told('The event', orCell(event)), plus: told('In days or longer: 00:00 of the civil day of the event plus that, not rolled', duration) }),
      strict({ first: anchors('The first of the list that happened; an unknown one before it makes it unknown') }),
      strict({ latest: anchors('The latest; one known not to have happened is left out') }),
      strict({ earliest: anchors('The earliest; one known not to have happened is left out') }),
    ]),
  ),
)

export const roll: z.ZodType = named(
  'Roll',
  'Moves a last day that is a rest day to the next working day: off any rest day, only off a gazetted day off, or never',
  oneOf(['next_working_day', 'after_holiday', 'none']),
)

const services = listOfSome(orCell(code('services')))

const suspend = strict({
  by: told('Services whose past cases suspend the span', services),
  counts: told('Whether the first day of a case counts', orCell(oneOf(['both_days', 'first_day_out']))),
  minDays: told('Cases shorter than this suspend nothing', orCell(whole(1, 999))).optional(),
})

const restart = strict({
  by: told('Services whose past cases start the span again', services),
  label: told('Only cases under one of these labels; left out: any case; empty: cases under no label', list(orCell(code('labels')))).optional(),
})

const span = strict({
  from: told('What it is counted from', anchor),
  for: told('How long it is', duration),
  starts: told(
    'The first day counted. Default: next_day for days and longer, instant for hours',
    orCell(oneOf(['next_day', 'same_day', 'instant'])),
  ).optional(),
  roll: told('Default: that of the pack. Hours never roll', orCell(roll)).optional(),
  suspend: told('Past cases whose days are added', suspend).optional(),
  restart: told('Past cases after which it starts again', restart).optional(),
})

const legs = (description: string): z.ZodType => told(description, listOfSome(z.lazy(() => ends)))

/** Until when: a span, or the latest or earliest of several. */
export const ends: z.ZodType = named(
  'Ends',
  'Until when: a span, or the latest or earliest of several',
  z.union([span, strict({ latest: legs('The latest of these ends') }), strict({ earliest: legs('The earliest of these ends') })]),
)

/** A time limit of a grant. */
export const window: z.ZodType = named(
  'Window',
  'A time limit: the event that it tests must lie inside',
  strict({
    opens: told('From when. Default: the first anchor of "ends"; no lower bound when another event than the claim is tested', anchor).optional(),
    ends: told('Until when. Left out: no end', ends).optional(),
    tests: told('The event that must lie inside. Default: submitted; only such windows make the deadline', orCell(event)).optional(),
  }),
)
