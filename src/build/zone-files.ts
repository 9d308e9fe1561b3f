import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Zone } from '../policy/pack.js'
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

function packFolders(rules: URL): string[] {
  const folders = [...foldersIn(rules), ...foldersIn(new URL('brands/', rules)).map((name) => `brands/${name}`)]
  return folders.filter((folder) => existsSync(new URL(`${folder}/pack.json`, rules)))
}

const foldersIn = (parent: URL): string[] =>
  existsSync(parent)
    ? readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : []
