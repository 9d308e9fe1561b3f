import type { Issue, Pack } from '../../../src/index'
import type { Draft, Problem } from './answer'
import { packFiles } from './pack-files'

/** "jd/no-reason-return.json" is no-reason-return.json of the pack jd; "brands/apple/warranty.json" is of brands/apple. */
export function draftPlace(file: string): { pack: string; name: string } {
  const cut = file.startsWith('brands/') ? file.indexOf('/', 'brands/'.length) : file.indexOf('/')
  return { pack: file.slice(0, cut), name: file.slice(cut + 1) }
}

/** The pack with one of its files as it was edited, or what is wrong with it. The parser, with zod, is loaded for the first draft only. */
export async function draftPack({ file, text }: Draft): Promise<{ pack: Pack } | { problems: Problem[] }> {
  const { pack: id, name } = draftPlace(file)
  const files = await packFiles(id)
  if (!files) return { problems: [{ message: `no pack ${id}`, path: [] }] }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problems: [{ message: error instanceof Error ? error.message : String(error), path: [] }] }
  }
  const { parsePack } = await import('../../../src/schema/parse-pack')
  const parsed = parsePack({ ...files, [name]: value })
  return parsed.ok ? { pack: parsed.pack } : { problems: parsed.issues.map(toProblem) }
}

export const toProblem = ({ message, path, hint, file }: Issue): Problem => ({
  message,
  path,
  ...(hint !== undefined && { hint }),
  ...(file !== undefined && { file }),
})
