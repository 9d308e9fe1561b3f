import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

type Index = typeof import('../../../src/index.js')
type Schema = typeof import('../../../src/schema.js')
type Analysis = typeof import('../../../src/analysis.js')
type Packs = typeof import('../../../src/packs/cn.js') & typeof import('../../../src/packs/jd.js')

const load = (file: string): Promise<unknown> => import(pathToFileURL(resolve('dist', file)).href)

/** The built package, as a shop imports it: it is what is measured, never the sources. */
export const loadIndex = (): Promise<Index> => load('index.js') as Promise<Index>
export const loadSchema = (): Promise<Schema> => load('schema.js') as Promise<Schema>
export const loadAnalysis = (): Promise<Analysis> => load('analysis.js') as Promise<Analysis>
export const loadPacks = async (): Promise<Packs> => ({ ...((await load('rules/cn.js')) as Packs), ...((await load('rules/jd.js')) as Packs) })
