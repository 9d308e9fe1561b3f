import { readdirSync } from 'node:fs'
import { packFolders } from './pack-folders.js'

/** The module that inlines the files of each pack at build: [path from the root, text]. Cases stay out of it. */
export function packImports(rules: URL): [string, string][] {
  return packFolders(rules).map((id) => [`src/packs/${id}.generated.ts`, importsOf(id, jsonFiles(new URL(`${id}/`, rules), ''))])
}

function jsonFiles(folder: URL, prefix: string): string[] {
  return readdirSync(new URL(prefix, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? jsonFiles(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.cases.json'))
    .sort()
}

function importsOf(id: string, files: readonly string[]): string {
  const up = '../'.repeat(id.split('/').length + 1)
  const name = (file: string): string =>
    file
      .replace(/\.json$/, '')
      .replace(/\W+(.)/g, (_, letter: string) => letter.toUpperCase())
      .concat('Json')
  const imports = files.map((file) => `import ${name(file)} from '${up}rules/${id}/${file}' with { type: 'json' }`)
  return [
    '// Written by `npm run generate`; do not edit.',
    ...imports,
    '',
    `/** The files of rules/${id}, inlined when the package is built. */`,
    'export const files: Readonly<Record<string, unknown>> = {',
    ...files.map((file) => `  '${file}': ${name(file)},`),
    '}',
    '',
  ].join('\n')
}
