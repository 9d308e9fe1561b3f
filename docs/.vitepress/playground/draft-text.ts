import type { Draft } from './answer'

/** Characters that every browser takes in an address. */
const MOST = 60_000
/** Bytes of a draft that a page can hold; a short address may bring many more. */
const LARGEST = 1_000_000

/** A draft as part of an address: deflated, in the alphabet of URLs; undefined when it is too long for one. */
export async function packDraft({ file, text }: Draft): Promise<string | undefined> {
  const written = new TextEncoder().encode(JSON.stringify([file, text]))
  const bytes = await through(new CompressionStream('deflate-raw'), written)
  if (written.length > LARGEST || bytes.length > (MOST * 3) / 4) return undefined
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The draft of an address; undefined for what is none, since anybody can write an address. */
export async function unpackDraft(packed: string): Promise<Draft | undefined> {
  if (packed.length > MOST) return undefined
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
    const written = await through(new DecompressionStream('deflate-raw'), bytes)
    if (written.length > LARGEST) return undefined
    const value: unknown = JSON.parse(new TextDecoder().decode(written))
    if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return undefined
    const [file, text] = value
    return file === undefined || text === undefined ? undefined : { file, text }
  } catch {
    return undefined
  }
}

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}
