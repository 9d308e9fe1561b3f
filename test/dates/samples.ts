import { zoneData } from '../../src/build/zone-data.js'
import type { TimeZone } from '../../src/core/zone.js'
import { readZone } from '../../src/policy/link-packs.js'
import type { Zone } from '../../src/policy/pack.js'

/**
 * Zones with what makes clocks hard: daylight saving on both sides of the equator, midnights that were left out, a day that was left out,
 * half an hour of daylight saving, an odd offset, changes that follow the moon.
 */
export const HARD_ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
] as const

const made = new Map<string, Zone>()

/** A zone as a pack has it, from the time-zone data of this JavaScript engine. */
export function zoneFile(id: string): Zone {
  const zone = made.get(id) ?? zoneData(id, '1992-01-01', '2100-01-01')
  made.set(id, zone)
  return zone
}

/** A zone as the evaluator reads it. */
export const timeZone = (zone: Zone): TimeZone =>
  readZone(zone, (code) => {
    throw new Error(`${zone.id}: ${code}`)
  })

/** Whole numbers that look random and are the same in every run (mulberry32). */
export function randomFrom(seed: number): (min: number, max: number) => number {
  let state = seed
  return (min, max) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return min + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (max - min + 1))
  }
}
