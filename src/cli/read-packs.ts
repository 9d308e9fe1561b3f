import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Issue } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import type { Pack } from '../policy/pack.js'
import { parsePack } from '../schema/parse-pack.js'
import type { CaseFile } from '../testing/case.js'
import { type JsonSource, readJson } from './json-source.js'
import { CommandError, type Locate } from './output.js'
import { SHIPPED } from './shipped-packs.js'

/** A folder with a pack.json: its files, its cases, and where things stand in them. */
export interface PackFolder {
  readonly id: string
  readonly sources: ReadonlyMap<string, JsonSource>
  readonly cases: readonly { file: string; content: CaseFile }[]
  readonly result: { ok: true; pack: Pack } | { ok: false; issues: Issue[] }
}

/** Every folder with a pack.json at or below a folder. */
export function packFolders(dir: string): string[] {
  const below = readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== 'node_modules' ? packFolders(join(dir, entry.name)) : [],
  )
  return existsSync(join(dir, 'pack.json')) ? [dir, ...below] : below
}

/** Reads and parses one pack. Files that are not JSON are issues like any other. */
export function readPackFolder(folder: string): PackFolder {
  const sources = new Map<string, JsonSource>()
  const issues: Issue[] = []
  for (const path of jsonFiles(folder)) {
    const file = relative(folder, path).split(sep).join('/')
    const read = readJson(readFileSync(path, 'utf8'), path)
    if (read.ok) sources.set(file, read.source)
    else issues.push(read.issue)
  }
  const values = Object.fromEntries([...sources].map(([file, { value }]) => [file, value]))
  const parsed = parsePack(values)
  const found = [...issues, ...(parsed.ok ? [] : parsed.issues)]
  const cases = [...sources].flatMap(([file, { value }]) => (file.endsWith('.cases.json') ? [{ file, content: value as CaseFile }] : []))
  const manifest = values['pack.json'] as { id?: unknown } | undefined
  const id = typeof manifest?.id === 'string' ? manifest.id : folder
  return { id, sources, cases, result: found.length > 0 || !parsed.ok ? { ok: false, issues: found } : parsed }
}

/** JSON files of a pack; a folder inside with a pack.json of its own is another pack. */
function jsonFiles(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return existsSync(join(path, 'pack.json')) ? [] : jsonFiles(path)
      return name.endsWith('.json') ? [path] : []
    })
}

/** Finds the line of an issue in the files that were read: issues name a file as `<pack id>/<file>`, or by its path. */
export const locateIn =
  (folders: readonly PackFolder[]): Locate =>
  ({ file, path }) => {
    for (const { id, sources } of folders) {
      const source = file === undefined ? undefined : (sources.get(file) ?? sources.get(file.startsWith(`${id}/`) ? file.slice(id.length + 1) : ''))
      if (source) return source.locate(path)
    }
    return undefined
  }

export interface LoadedPacks {
  readonly packs: Pack[]
  readonly locate: Locate
}

/** The packs named by `--rules`: from a folder of rules where it has them, else those that come with the package. */
export function loadPacks(ids: readonly string[], rulesDir: string | undefined): LoadedPacks {
  if (rulesDir !== undefined && !existsSync(rulesDir)) throw new CommandError(`there is no folder ${rulesDir}`, 2)
  const folders = rulesDir === undefined ? [] : packFolders(rulesDir).map(readPackFolder)
  const locate = locateIn(folders)
  const packs = ids.map((id) => {
    const folder = folders.find((one) => one.id === id)
    if (folder?.result.ok === false) throw new RulesError(folder.result.issues, locate)
    const pack = folder?.result.pack ?? (Object.hasOwn(SHIPPED, id) ? SHIPPED[id] : undefined)
    if (pack) return pack
    const near = nearMiss(id, [...folders.map((one) => one.id), ...Object.keys(SHIPPED)])
    const below = rulesDir === undefined ? '' : ` below ${rulesDir} (${folders.map((one) => one.id).join(', ') || 'none'}) or`
    const advice = rulesDir === undefined ? '; --rules-dir names a folder with others' : ''
    throw new CommandError(
      `there is no pack "${id}"${below} in this package (${Object.keys(SHIPPED).join(', ')})${near ? `; did you mean "${near}"?` : ''}${advice}`,
      2,
    )
  })
  return { packs, locate }
}

/** Rule files that cannot be used, with the places of what is wrong. */
export class RulesError extends CommandError {
  constructor(
    issues: readonly Issue[],
    readonly locate: Locate,
    message = 'the rules cannot be used',
  ) {
    super(message, 1, issues)
  }
}
