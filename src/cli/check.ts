import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Issue } from '../core/issue.js'
import { createPolicy, PolicyError } from '../evaluate/create-policy.js'
import type { Pack } from '../policy/pack.js'
import { checkShape } from '../schema/check-shape.js'
import { CommandError, issueLine } from './output.js'
import { loadPacks, locateIn, type PackFolder, packFolders, readPackFolder } from './read-packs.js'

/** Loads and checks packs: their shapes, then what they mean together with the packs they need. */
export function runCheck(places: readonly string[]): void {
  const folders = foldersOf(places).map(readPackFolder)
  const locate = locateIn(folders)
  // A pack that another one needs is linked with both.
  const issues = distinct(folders.flatMap((folder) => issuesOf(folder, folders)))
  for (const one of issues) process.stderr.write(`${issueLine(one, locate)}\n`)
  const errors = issues.filter(({ severity }) => severity === 'error').length
  const warnings = issues.length - errors
  const what = folders.map(({ id }) => id).join(', ')
  if (errors > 0) throw new CommandError(`${errors} error${errors === 1 ? '' : 's'} in ${what}`, 1)
  process.stdout.write(`${what}: no errors${warnings > 0 ? `, ${warnings} warning${warnings === 1 ? '' : 's'}` : ''}\n`)
}

const distinct = (issues: readonly Issue[]): Issue[] => [...new Map(issues.map((one) => [JSON.stringify(one), one])).values()]

/** Folders of packs: those below a folder, or the one that a file belongs to. */
function foldersOf(places: readonly string[]): string[] {
  const folders = places.flatMap((place) => {
    if (!existsSync(place)) throw new CommandError(`there is no ${place}`, 2)
    const found = packFolders(statSync(place).isDirectory() ? place : dirname(place))
    if (found.length === 0) throw new CommandError(`no pack.json at or below ${place}`, 2)
    return found
  })
  return [...new Set(folders)]
}

/** What is wrong with one pack and the cases beside it. */
function issuesOf(folder: PackFolder, folders: readonly PackFolder[]): Issue[] {
  const cases = folder.cases.flatMap(({ file, content }) => checkShape('cases', content, `${folder.id}/${file}`))
  if (!folder.result.ok) return [...folder.result.issues.map((found) => ({ ...found, file: found.file ?? folder.id })), ...cases]
  try {
    return [...createPolicy(withNeeds(folder.result.pack, folders)).warnings, ...cases]
  } catch (error) {
    if (error instanceof PolicyError) return [...error.issues, ...cases]
    throw error
  }
}

/** The packs that a pack needs: those that are checked too, else those that come with the package. */
function withNeeds(pack: Pack, folders: readonly PackFolder[]): Pack[] {
  const needed = (pack.needs ?? []).flatMap((id) => {
    const folder = folders.find((one) => one.id === id)
    if (folder) return folder.result.ok ? withNeeds(folder.result.pack, folders) : []
    try {
      return loadPacks([id], undefined).packs
    } catch {
      return []
    }
  })
  return [...new Map([...needed, pack].map((one) => [one.id, one])).values()]
}
