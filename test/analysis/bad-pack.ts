import { readFileSync } from 'node:fs'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import { type PackSketch, testPack } from '../support/test-pack.js'

const FOLDER = new URL('../bad/', import.meta.url)

/** The policy of a broken pack; with `more`, of several: a sketch may hold a list. */
export function badPolicy(code: string): Policy {
  const sketch = JSON.parse(readFileSync(new URL(`${code}.json`, FOLDER), 'utf8')) as PackSketch | PackSketch[]
  return createPolicy([sketch].flat().map(testPack))
}
