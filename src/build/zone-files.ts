import { readFileSync } from 'node:fs'
import type { Zone } from '../policy/pack.js'
import { packFolders } from './pack-folders.js'
import { zoneData } from './zone-data.js'

/** Years that every zone covers; before 1992 and after 2200 no claim is decided (S-1d). */
const FROM = '1992-01-01'
const UNTIL = '2200-01-01'

/** A zone.json for every pack.json below `rules` that names a time zone: [path from the project's root, content]. */
export function zoneFiles(rules: URL): [path: string, zone: Zone][] {
  const made = new Map<string, Zone>()
  return packFolders(rules).flatMap((folder): [string, Zone][] => {
    const { timeZone } = JSON.parse(readFileSync(new URL(`${folder}/pack.json`, rules), 'utf8')) as { timeZone?: string }
    if (timeZone === undefined) return []
    const zone = made.get(timeZone) ?? zoneData(timeZone, FROM, UNTIL)
    made.set(timeZone, zone)
    return [[`rules/${folder}/zone.json`, zone]]
  })
}
