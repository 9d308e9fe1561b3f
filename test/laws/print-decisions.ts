import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { createPolicy } from '../../src/index.js'
import { claims } from '../../src/testing/generate/claims.js'
import { packs } from '../../src/testing/generate/packs.js'
import { SHIPPED } from './shipped.js'

/** Where a process believes to be, and a hash of many decisions: of cases of packs that ship, and of generated packs and claims. */
export interface Printed {
  offsetMinutes: number
  locale: string
  decisions: number
  hash: string
}

/** Of the cases that ship, so many are left out between two. */
const EVERY = 25
const SAMPLE = { numRuns: 20, seed: 11 }

export function printed(): Printed {
  const generated = fc.sample(packs(), SAMPLE).map((linked) => ({ packs: linked, cases: fc.sample(claims(linked), SAMPLE) }))
  const shipped = SHIPPED.map((one) => ({ ...one, cases: one.cases.filter((_, index) => index % EVERY === 0) }))
  const hash = createHash('sha256')
  let decisions = 0
  for (const { packs: linked, cases } of [...shipped, ...generated]) {
    const policy = createPolicy(linked)
    for (const facts of cases) {
      const decision = policy.evaluate(facts)
      hash.update(JSON.stringify([decision, policy.replay(facts, decision)]))
      decisions++
    }
  }
  const { locale } = new Intl.DateTimeFormat().resolvedOptions()
  return { offsetMinutes: -new Date(0).getTimezoneOffset(), locale, decisions, hash: hash.digest('hex') }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(JSON.stringify(printed()))
