import { assemblePack } from '../../../src/policy/assemble-pack'
import type { Pack } from '../../../src/policy/pack'

type Files = Readonly<Record<string, unknown>>

/** The shipped packs, each a chunk of its own that is loaded when it is needed. */
const generated = import.meta.glob<{ files: Files }>('../../../src/packs/**/*.generated.ts')
const addressOf = (id: string): string => `../../../src/packs/${id}.generated.ts`

/** The files of a shipped pack; undefined when none has this id. */
export async function packFiles(id: string): Promise<Files | undefined> {
  return (await generated[addressOf(id)]?.())?.files
}

const packs = new Map<string, Pack>()

/** A shipped pack; undefined when none has this id. */
export async function shippedPack(id: string): Promise<Pack | undefined> {
  const files = await packFiles(id)
  if (files && !packs.has(id)) packs.set(id, assemblePack(files))
  return packs.get(id)
}

/** The pack in which a maker's promises stand: black_decker → brands/black-decker. */
export const brandPack = (brand: string): string => `brands/${brand.replaceAll('_', '-')}`
