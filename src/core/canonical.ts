import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** JSON by RFC 8785: one text for one value, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  return (canonicalize as unknown as (value: unknown) => string | undefined)(value) ?? 'null'
}

/**
 * SHA-256 of the canonical JSON, lower-case hex (S-14).
 *
 * @example
 * hashOf({ b: 1, a: 2 }) === hashOf({ a: 2, b: 1 }) // => true
 */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
