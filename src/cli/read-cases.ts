import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { DocCase } from '../docs/subject.js'
import type { Service } from '../facts/facts.js'
import type { PackManifest, Provision } from '../policy/pack.js'
import { type CaseFile, factsOf } from '../testing/case.js'
import { packFolders } from './read-packs.js'

/** Beside the package that runs. */
const SHIPPED_RULES = join(dirname(createRequire(import.meta.url).resolve('aftersales/package.json')), 'rules')
const SUFFIX = '.cases.json'

/** The worked cases that stand beside the rules of some packs, each with the provision that it is about; those that link packs of their own are left out. */
export function docCases(packs: readonly string[], rulesDir: string = SHIPPED_RULES): DocCase[] {
  const folders = existsSync(rulesDir) ? packFolders(rulesDir) : []
  return folders.flatMap((folder) => {
    const { id } = json<PackManifest>(join(folder, 'pack.json'))
    return packs.includes(id) ? casesIn(folder, id.replaceAll('/', '.')) : []
  })
}

function casesIn(folder: string, prefix: string): DocCase[] {
  const files = readdirSync(folder)
  const provisions = files.filter((file) => file.endsWith('.json') && files.includes(file.replace(/\.json$/, SUFFIX)))
  const known = new Set(provisions.map((file) => json<Provision>(join(folder, file)).id))
  return files
    .filter((file) => file.endsWith(SUFFIX))
    .sort()
    .flatMap((file) => {
      const provision = provisionOf(`${prefix}.${file.slice(0, -SUFFIX.length)}`, known)
      const { base, cases } = json<CaseFile>(join(folder, file))
      return cases
        .filter(({ rules }) => rules === undefined)
        .map((one): DocCase => ({ provision, title: one.title, facts: factsOf(one, base), services: Object.keys(one.expect) as Service[] }))
    })
}

/** `cn.three-guarantees-goods` holds more cases of `cn.three-guarantees`. */
const provisionOf = (name: string, known: ReadonlySet<string>): string =>
  [...known].filter((id) => name === id || name.startsWith(`${id}-`)).sort((a, b) => b.length - a.length)[0] ?? name

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T
