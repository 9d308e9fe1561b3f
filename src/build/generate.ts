import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { issueCatalogPage } from '../docs/issue-catalog.js'
import { compactVocabulary } from '../facts/compact-vocabulary.js'
import { generatedTypes } from './generated-types.js'
import { packImports } from './pack-imports.js'
import { readVocabularyTexts } from './vocabulary-texts.js'
import { zoneFiles } from './zone-files.js'

/** Writes what is made from other files: `tsx src/build/generate.ts`; with `--check` it only names the stale ones and exits with 1. */
const root = new URL('../../', import.meta.url)
const check = process.argv.includes('--check')
const stale: string[] = []

const texts = readVocabularyTexts(new URL('src/facts/vocabulary/', root))
put('src/facts/vocabulary.generated.json', json(compactVocabulary({ ...texts })))
put('src/facts/generated.ts', generatedTypes(texts))
put('docs/issues.md', issueCatalogPage())
for (const [path, zone] of zoneFiles(new URL('rules/', root))) put(path, json(zone))
for (const [path, text] of packImports(new URL('rules/', root))) put(path, text)
// Loaded only now, since it reads the vocabulary that was just written.
const { jsonSchemas } = await import('../schema/json-schemas.js')
for (const [name, schema] of Object.entries(jsonSchemas())) put(`rules/schemas/${name}.schema.json`, json(schema))
const { parametersSchema } = await import('../schema/parameters-schema.js')
const { SHIPPED } = await import('../cli/shipped-packs.js')
put('rules/schemas/parameters.schema.json', json(parametersSchema(Object.values(SHIPPED))))

const { answerPages } = await import('./answer-pages.js')
for (const [path, text] of answerPages(new URL('test/golden/', root))) put(path, text)

if (stale.length > 0) {
  console.error(`stale, run "npm run generate":\n${stale.join('\n')}`)
  process.exitCode = 1
}

function put(path: string, text: string): void {
  const file = new URL(path, root)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  if (check) {
    stale.push(path)
    return
  }
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
  console.log(`wrote ${path}`)
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
