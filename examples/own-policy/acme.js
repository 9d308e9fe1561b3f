import { readFileSync } from 'node:fs'
import { createPolicy } from 'aftersales'
import { cn } from 'aftersales/rules/cn'
import { parsePack } from 'aftersales/schema'

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const files = ['pack.json', 'sources.json', 'zone.json', 'returns.json']
const parsed = parsePack(Object.fromEntries(files.map((name) => [name, read(`rules/acme/${name}`)])))
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2))

/** The law of mainland China with Acme’s own rules on top. */
export const policy = createPolicy([cn, parsed.pack])
/** @type {import('aftersales/testing').CaseFile} */
export const { base, cases } = read('rules/acme/returns.cases.json')
/** What Acme says of its policy. @type {{ claims: import('aftersales/analysis').Proposition[] }} */
export const { claims: says } = read('acme-claims.json')
/** Whether a claim about cosmetics with a broken seal is taken back on Acme’s own terms. @param {import('aftersales').Facts} facts */
export const takesBrokenBack = (facts) =>
  facts.item.category === 'cosmetics' &&
  facts.goods?.sealIntact === false &&
  policy.evaluate(facts).services.return.routes.some(({ rule }) => rule === 'acme.returns.grant')
