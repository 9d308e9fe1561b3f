import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { type Printed, printed } from './print-decisions.js'
import { LONG } from './runs.js'

const SCRIPT = fileURLToPath(new URL('./print-decisions.ts', import.meta.url))

/** What a process elsewhere prints. */
async function printedIn(zone: string, locale: string): Promise<Printed> {
  const env = { ...process.env, TZ: zone, LC_ALL: `${locale.replace('-', '_')}.UTF-8` }
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT], { env })
  return JSON.parse(stdout) as Printed
}

it(
  'the time zone and the locale of the process decide nothing',
  async () => {
    const here = printed()
    expect(here.decisions).toBeGreaterThan(400)
    const places: [zone: string, locale: string, offsetMinutes: number][] = [
      ['UTC', 'en-US', 0],
      ['America/Los_Angeles', 'tr-TR', -480],
      ['Pacific/Kiritimati', 'ar-EG', -640],
    ]
    const there = await Promise.all(places.map(([zone, locale]) => printedIn(zone, locale)))
    // In 1970 Kiritimati lay east of the date line.
    expect(there).toEqual(places.map(([, locale, offsetMinutes]) => ({ ...here, locale, offsetMinutes })))
  },
  LONG,
)
