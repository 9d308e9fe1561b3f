import { formatDay, readDay } from '../../core/civil-day.js'
import type { Day } from '../../facts/facts.js'
import type { Calendar } from '../../policy/pack.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocPage, item, list, paragraph, table, text } from '../model.js'
import { section } from './section.js'

/** The rest days of each calendar, year by year. */
export function calendarPage(doc: DocSpeaker): DocPage {
  const { tell, locale, subject } = doc
  const calendars = subject.compiled.packs.flatMap((pack) => pack.calendars.map((calendar) => ({ pack, calendar })))
  return {
    id: 'calendar',
    kind: 'calendar',
    locale,
    title: tell.single.calendar.title,
    blocks: [paragraph(text(tell.single.calendar.lead))],
    sections: calendars.flatMap(({ pack, calendar }) => section(calendar.id, doc.text(pack.text), calendarBlocks(doc, calendar))),
  }
}

function calendarBlocks(doc: DocSpeaker, calendar: Calendar): DocBlock[] {
  const { tell, day, formats } = doc
  const { from, until, weekend, longestRest, workingDays } = calendar
  const last = formatDay(readDay(until) - 1)
  return [
    paragraph(text(tell.calendarCovers({ from: day(from), until: day(last), weekend: weekend.map(formats.weekday) }))),
    paragraph(text(tell.calendarBeyond({ days: longestRest }))),
    ...table(
      tell.holidayColumns,
      holidays(doc, calendar).map(({ year, name, days }) => [[[text(year)]], [[text(name)]], [[text(days)]]]),
    ),
    ...list(
      tell.workedDays + tell.colon.trimEnd(),
      workingDays.map((one) => item(day(one))),
    ),
  ]
}

/** Days off in a row with the same name, newest year first. */
function holidays(doc: DocSpeaker, { daysOff }: Calendar): { year: string; name: string; days: string }[] {
  const runs: { name: string; from: Day; to: Day }[] = []
  for (const { day, name } of [...daysOff].sort((a, b) => a.day.localeCompare(b.day))) {
    const before = runs.at(-1)
    const follows = before !== undefined && before.name === doc.text(name) && readDay(before.to) + 1 === readDay(day)
    if (follows) before.to = day
    else runs.push({ name: doc.text(name), from: day, to: day })
  }
  const said = ({ from, to }: { from: Day; to: Day }): string => (from === to ? doc.day(from) : doc.tell.dayRange({ from: doc.day(from), to: doc.day(to) }))
  return runs.map((run) => ({ year: run.from.slice(0, 4), name: run.name, days: said(run) })).sort((a, b) => b.year.localeCompare(a.year))
}
