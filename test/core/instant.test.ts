import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from '../../src/core/instant.js'

const anInstant = fc.integer({ min: Date.UTC(1, 0, 2), max: Date.UTC(9999, 11, 30) })
const anOffset = fc.integer({ min: -14 * 60, max: 14 * 60 })

describe('instants', () => {
  it.each<[string, number | undefined]>([
    ['2026-05-01T10:00:00+08:00', Date.UTC(2026, 4, 1, 2)],
    ['2026-05-01T10:00:00Z', Date.UTC(2026, 4, 1, 10)],
    ['2026-05-01T10:00Z', Date.UTC(2026, 4, 1, 10)],
    ['2026-05-01T00:30:00+05:30', Date.UTC(2026, 3, 30, 19)],
    ['2026-05-01T23:30:00-09:30', Date.UTC(2026, 4, 2, 9)],
    ['2026-05-01T10:00:00-00:00', Date.UTC(2026, 4, 1, 10)],
    ['2026-05-01T10:00:00.5Z', Date.UTC(2026, 4, 1, 10, 0, 0, 500)],
    ['2026-05-01T10:00:00.123456789Z', Date.UTC(2026, 4, 1, 10, 0, 0, 123)],
    ['2026-05-01T10:00:00.999999999Z', Date.UTC(2026, 4, 1, 10, 0, 0, 999)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['1969-12-31T23:59:59.999Z', -1],
    ['2026-05-01T10:00:00+14:00', Date.UTC(2026, 3, 30, 20)],
    ['2026-05-01T10:00:00+14:01', undefined],
    ['2026-05-01T10:00:00+08:60', undefined],
    ['2026-05-01T10:00:00+0800', undefined],
    ['2026-05-01T10:00:00+08', undefined],
    ['2026-05-01T10:00:00', undefined],
    ['2026-05-01', undefined],
    ['2026-05-01 10:00:00Z', undefined],
    ['2026-05-01t10:00:00z', undefined],
    ['2026-05-01T24:00:00Z', undefined],
    ['2026-05-01T10:60:00Z', undefined],
    ['2026-05-01T10:00:60Z', undefined],
    ['2026-05-01T10:00:00.Z', undefined],
    ['2026-05-01T10:00:00.1234567890Z', undefined],
    ['2026-02-29T00:00:00Z', undefined],
    ['2026-04-31T00:00:00Z', undefined],
    ['2026-00-01T00:00:00Z', undefined],
    ['2026-05-00T00:00:00Z', undefined],
    ['+002026-05-01T00:00:00Z', undefined],
    ['2026-05-01T10:00:00Z ', undefined],
    ['2026-05-01T10:00:00Z\n', undefined],
    ['٢٠٢٦-05-01T10:00:00Z', undefined],
    ['', undefined],
  ])('reads %j', (text, expected) => {
    expect(parseInstant(text)).toBe(expected)
  })

  it.each([
    [Date.UTC(2026, 4, 1, 2), 480, '2026-05-01T10:00:00+08:00'],
    [Date.UTC(2026, 4, 1, 2), 0, '2026-05-01T02:00:00Z'],
    [Date.UTC(2026, 4, 1, 2), -570, '2026-04-30T16:30:00-09:30'],
    [-1, 0, '1969-12-31T23:59:59.999Z'],
    [Date.UTC(2026, 0, 1, 0, 0, 0, 5), 60, '2026-01-01T01:00:00.005+01:00'],
  ])('writes %i at %i as %s', (ms, offset, expected) => {
    expect(formatInstant(ms, offset)).toBe(expected)
  })

  it('law: reads what it writes, and as Date does', () => {
    fc.assert(
      fc.property(anInstant, anOffset, (ms, offset) => {
        const text = formatInstant(ms, offset)
        expect(parseInstant(text)).toBe(ms)
        expect(Date.parse(text)).toBe(ms)
      }),
    )
  })

  it('law: what it reads is what Date reads; it reads less', () => {
    const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
    const part = (max: number): fc.Arbitrary<string> =>
      fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0')) }, digits(2))
    const offset = fc.oneof(
      fc.constant('Z'),
      fc.constant(''),
      fc.tuple(fc.constantFrom('+', '-'), part(15), part(61)).map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
    )
    fc.assert(
      fc.property(digits(4), part(13), part(32), part(25), part(61), part(61), offset, (year, month, day, hour, minute, second, zone) => {
        const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`
        const ms = parseInstant(text)
        if (ms !== undefined) expect(Date.parse(text)).toBe(ms)
        else if (zone !== '' && !Number.isNaN(Date.parse(text))) {
          // Date also takes 30 February, 24:00 and offsets that no place has.
          const exists = new Date(Date.parse(`${text.slice(0, 19)}Z`)).toISOString().slice(0, 19) === text.slice(0, 19)
          const [hours, minutes] = zone.slice(1).split(':').map(Number)
          expect(exists && (hours as number) * 60 + (minutes ?? 0) <= 14 * 60).toBe(false)
        }
      }),
    )
  })
})
