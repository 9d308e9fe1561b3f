import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { packFolders, readPackFolder } from '../../src/cli/read-packs.js'
import { createPolicy } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'
import type { Provision } from '../../src/policy/pack.js'
import { checkShape } from '../../src/schema/check-shape.js'

const rules = fileURLToPath(new URL('../../rules', import.meta.url))
const folders = packFolders(rules).map((folder) => ({ folder, ...readPackFolder(folder) }))
const provisions = folders.flatMap(({ id, folder, sources }) =>
  [...sources].flatMap(([file, { value }]) => {
    const provision = value as Provision
    return Array.isArray(provision.rules) ? [{ name: `${id}/${file}`, id, file, path: join(folder, file), provision }] : []
  }),
)

describe('rule files', () => {
  it.each(folders.map(({ id, result }) => [id, result] as const))('the pack %s has the shape of a pack', (_, result) => {
    expect(result.ok ? [] : result.issues).toEqual([])
  })

  it.each(folders.map(({ id, cases }) => [id, cases] as const))('the cases of %s have the shape of cases', (_, cases) => {
    expect(cases.flatMap(({ file, content }) => checkShape('cases', content, file))).toEqual([])
  })

  it('the shipped packs link without a warning and are the files of rules/', () => {
    expect(createPolicy([cn, jd]).warnings).toEqual([])
    for (const { id, result } of folders) {
      const shipped = [cn, jd].find((pack) => pack.id === id)
      if (shipped && result.ok)
        expect(createPolicy(id === 'cn' ? [shipped] : [cn, shipped]).hash).toBe(createPolicy(id === 'cn' ? [result.pack] : [cn, result.pack]).hash)
    }
  })

  it.each(provisions)('$name: ids begin with the path, and $schema is there', ({ id, file, path, provision }) => {
    const prefix = `${id.replaceAll('/', '.')}.${file.replace(/\.json$/, '')}`
    expect(provision.id).toBe(prefix)
    expect(provision.rules.map((rule) => rule.id).filter((rule) => !rule.startsWith(`${prefix}.`))).toEqual([])
    expect(existsSync(resolve(dirname(path), provision.$schema ?? ''))).toBe(true)
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true)
  })

  it.each(provisions)('$name: every rule that is not sure says why', ({ provision }) => {
    expect(provision.rules.filter((rule) => rule.certainty !== 'high' && !rule.note).map((rule) => rule.id)).toEqual([])
  })

  it.each(folders.flatMap(({ id, result }) => (result.ok ? [[id, result.pack.sources] as const] : [])))(
    'every source of %s says of what kind it is, in both languages',
    (_, sources) => {
      const silent = Object.entries(sources).filter(([, { kind, title, issuer, readOn }]) => !(kind && title.zh && issuer.zh && readOn))
      expect(silent).toEqual([])
    },
  )

  it('no law and no platform rule is without a number and a day in force, but the one whose notes say that they are not known', () => {
    const nameless = folders.flatMap(({ id, result }) =>
      result.ok
        ? Object.entries(result.pack.sources).flatMap(([key, { kind, number, inForce }]) =>
            (kind === 'law' || kind === 'rule') && !(number && inForce?.from) ? [`${id} ${key}`] : [],
          )
        : [],
    )
    expect(nameless).toEqual(['cn sbmoto'])
  })

  it('every conflict of JD’s sources is a parameter, in both languages and in the generated schema', () => {
    const parameters = Object.entries(jd.parameters ?? {})
    const conflicts = new Set(parameters.flatMap(([, { note }]) => note?.match(/^C\d+/) ?? []))
    expect([...conflicts].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(Array.from({ length: 18 }, (_, index) => `C${index + 1}`))
    const schema = JSON.parse(readFileSync(join(rules, 'schemas/parameters.schema.json'), 'utf8')).properties.jd.properties
    const shown = Object.entries(schema as Record<string, { description: string; default: unknown }>)
    expect(shown.map(([name, { description, default: value }]) => [name, description.split('\n'), value])).toEqual(
      parameters.map(([name, { text, note, default: value }]) => [name, [text.en, text.zh, note], value]),
    )
  })
})
