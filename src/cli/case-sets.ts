import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Policy } from '../evaluate/create-policy.js'
import type { Pack } from '../policy/pack.js'
import { checkShape } from '../schema/check-shape.js'
import type { Case, CaseFile } from '../testing/case.js'
import { linkPacks } from './evaluate.js'
import { readJson } from './json-source.js'
import { CommandError, issueLine } from './output.js'
import { locateIn, type PackFolder, packFolders, RulesError, readPackFolder } from './read-packs.js'
import { applySettings, settingOf } from './set-parameters.js'
import { SHIPPED } from './shipped-packs.js'

/** Where worked cases stand, and which of them are wanted. */
export interface CaseOptions {
  /** Folder with a folder per pack. */
  rulesDir: string
  /** Folder with more cases. */
  golden?: string
  /** Only cases whose id or file contains this. */
  only?: string
}

/** A worked case with its file, what it is laid over, and the packs that decide it. */
export interface WorkedCase {
  readonly file: string
  readonly case: Case
  readonly base: object | undefined
  /** Ids, those that are needed first. */
  readonly packs: readonly string[]
}

export type Linked = { readonly policy: Policy } | { readonly problems: readonly string[] }

/** The packs of a folder, with the cases that stand beside them. */
export class CaseSets {
  readonly folders: readonly PackFolder[]
  readonly cases: readonly WorkedCase[]
  private readonly linked = new Map<string, Linked>()

  constructor({ rulesDir, golden, only = '' }: CaseOptions) {
    if (!existsSync(rulesDir)) throw new CommandError(`there is no folder ${rulesDir}`, 2)
    this.folders = packFolders(rulesDir).map(readPackFolder)
    const own = this.folders.flatMap(({ id, cases }) => cases.map(({ file, content }) => ({ file: `${id}/${file}`, content, packs: this.withNeeds(id) })))
    const all = [...own, ...moreCases(golden)]
    const wrong = all.flatMap(({ file, content }) => checkShape('cases', content, file))
    if (wrong.length > 0) throw new RulesError(wrong, locateIn(this.folders), 'the cases are not valid')
    this.cases = all.flatMap(({ file, content, packs }) =>
      content.cases
        .filter(({ id }) => id.includes(only) || file.includes(only))
        .map((one) => ({ file, case: one, base: content.base, packs: one.rules ?? packs })),
    )
  }

  /** A pack with those it needs before it. */
  withNeeds(id: string): string[] {
    const folder = this.folders.find((one) => one.id === id)
    const needs = (folder ? (folder.result.ok ? folder.result.pack.needs : []) : shippedPack(id)?.needs) ?? []
    return [...needs.flatMap((need) => this.withNeeds(need)), id]
  }

  /**
   * Packs of the folder, else those that come with the package.
   *
   * @throws CommandError for a pack that is not there or cannot be read.
   */
  packsOf(ids: readonly string[], set: Case['set'] = {}): Pack[] {
    const packs = ids.map((id) => {
      const folder = this.folders.find((one) => one.id === id)
      const shipped = shippedPack(id)
      if (!folder && shipped) return shipped
      if (!folder) throw new CommandError(`the case needs the pack "${id}", which is not among ${this.folders.map((one) => one.id).join(', ')}`, 1)
      if (!folder.result.ok) throw new RulesError(folder.result.issues, locateIn(this.folders))
      return folder.result.pack
    })
    return applySettings(packs, Object.entries(set).map(settingOf))
  }

  /** One policy for each list of packs and readings of their parameters, made when a case first needs it. */
  link(ids: readonly string[], set?: Case['set']): Linked {
    const key = JSON.stringify([ids, set])
    const known = this.linked.get(key) ?? this.tryLink(ids, set)
    this.linked.set(key, known)
    return known
  }

  private tryLink(ids: readonly string[], set: Case['set']): Linked {
    const locate = locateIn(this.folders)
    try {
      return { policy: linkPacks({ packs: this.packsOf(ids, set), locate }) }
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      return { problems: [error.message, ...error.issues.map((found) => issueLine(found, locate))] }
    }
  }
}

const shippedPack = (id: string): Pack | undefined => (Object.hasOwn(SHIPPED, id) ? SHIPPED[id] : undefined)

function moreCases(dir: string | undefined): { file: string; content: CaseFile; packs: string[] }[] {
  if (dir === undefined) return []
  if (!existsSync(dir)) throw new CommandError(`there is no folder ${dir}`, 2)
  return readdirSync(dir)
    .filter((name) => name.endsWith('.cases.json'))
    .sort()
    .map((name) => {
      const read = readJson(readFileSync(join(dir, name), 'utf8'), join(dir, name))
      if (!read.ok) throw new CommandError('the cases are not JSON', 1, [read.issue])
      return { file: name, content: read.source.value as CaseFile, packs: [] }
    })
}
