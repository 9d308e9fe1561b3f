import { zoneData } from '../../src/build/zone-data.js'
import { parseDay } from '../../src/core/civil-day.js'
import { parseInstant } from '../../src/core/instant.js'
import type { TimeZone } from '../../src/core/zone.js'

const FROM = '1992-01-01'
const UNTIL = '2050-01-01'

/** A time zone for tests, from the data of this JavaScript engine. */
export function timeZone(id: string): TimeZone {
  const { changes } = zoneData(id, FROM, UNTIL)
  return {
    id,
    from: parseInstant((changes[0] as { at: string }).at) as number,
    until: (parseDay(UNTIL) as number) * 86_400_000,
    starts: changes.map(({ at }, index) => (index === 0 ? Number.NEGATIVE_INFINITY : (parseInstant(at) as number))),
    offsets: changes.map(({ offsetMinutes }) => offsetMinutes),
  }
}

export const SHANGHAI = timeZone('Asia/Shanghai')
