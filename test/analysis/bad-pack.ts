import { readdirSync, readFileSync } from 'node:fs'
import type { Acceptance } from '../../src/analysis.js'
import { createPolicy, type Policy } from '../../src/evaluate/create-policy.js'
import { type PackSketch, testPack } from '../support/test-pack.js'

const FOLDER = new URL('../bad/', import.meta.url)

type BadPack = PackSketch & { readonly accept?: readonly Acceptance[] }

const sketchesOf = (code: string): BadPack[] => [JSON.parse(readFileSync(new URL(`${code}.json`, FOLDER), 'utf8')) as BadPack | BadPack[]].flat()

/** The policy of a broken pack; with more, of several: a file may hold a list. */
export const badPolicy = (code: string): Policy => createPolicy(sketchesOf(code).map(({ accept: _, ...sketch }) => testPack(sketch)))

/** What is accepted of a broken pack. */
export const badAcceptances = (code: string): Acceptance[] => sketchesOf(code).flatMap(({ accept = [] }) => accept)

/** Codes for which there is a broken pack: the names of the files that hold one. */
export const badCodes = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && name !== 'expected.json')
    .map((name) => name.slice(0, -'.json'.length))
