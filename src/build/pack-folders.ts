import { existsSync, readdirSync } from 'node:fs'

/** The ids of all packs below a folder of rules: a folder with a pack.json is a pack, and its path is its id. */
export function packFolders(rules: URL, prefix = ''): string[] {
  return readdirSync(new URL(prefix, rules), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${prefix}${name}`)
    .sort()
    .flatMap((id) => (existsSync(new URL(`${id}/pack.json`, rules)) ? [id] : packFolders(rules, `${id}/`)))
}
