import type { Draft } from './answer'

/** A draft as part of an address: deflated, in the alphabet of URLs. */
export async function packDraft({ file, text }: Draft): Promise<string> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify([file, text])))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The draft of an address; undefined for what is none, since anybody can write an address. */
export async function unpackDraft(packed: string): Promise<Draft | undefined> {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), bytes)))
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
