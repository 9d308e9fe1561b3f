import { readFileSync } from 'node:fs'
import type { Decision, Facts, Policy } from '../../../src/index.js'
import { type CaseFile, factsOf } from '../../../src/testing/case.js'
import type { Job } from '../harness/job.js'
import { loadIndex, loadPacks } from '../peers/built.js'

/** The facts of the golden cases of both packs. */
function goldenFacts(policy: Policy): Facts[] {
  const all = ['cn', 'jd'].flatMap((pack) => {
    const { cases, base } = JSON.parse(readFileSync(`test/golden/${pack}.cases.json`, 'utf8')) as CaseFile
    return cases.map((one) => factsOf(one, base))
  })
  return all.filter((facts) => policy.check(facts).length === 0)
}

/** One step of deciding with cn and jd, or all of them. */
export async function decisionJob([step]: readonly string[]): Promise<Job> {
  const { createPolicy } = await loadIndex()
  const { cn, jd } = await loadPacks()
  const policy = createPolicy([cn, jd])
  const facts = goldenFacts(policy)
  const texts = facts.map((one) => JSON.stringify(one))
  const size = texts.length
  const text = (number: number): string => texts[number] as string
  switch (step) {
    // What reading and writing cost alone, on decisions that were made before.
    case 'read and write': {
      const plain = facts.map((one) => JSON.parse(JSON.stringify(policy.evaluate(one))) as Decision)
      return { size, run: (number) => [JSON.parse(text(number)), JSON.stringify(plain[number])], answer: (number) => JSON.stringify(plain[number]) }
    }
    case 'read, decide, write': {
      const run = (number: number): string => JSON.stringify(policy.evaluate(JSON.parse(text(number))))
      return { size, run, answer: run }
    }
    case 'check':
      return { size, run: (number) => policy.check(facts[number]) }
    // What is new in a decision, made again by nothing but copying.
    case 'copy': {
      const twice = facts.map((one) => [policy.evaluate(one), policy.evaluate(one)] as const)
      return { size, run: (number) => copyOwn(...(twice[number] as (typeof twice)[number])) }
    }
    case 'brief':
      return {
        size,
        run: (number) => policy.brief(facts[number] as Facts),
      }

    case 'read, brief':
      return { size, run: (number) => policy.brief(JSON.parse(text(number))) }
    case 'read':
      return { size, run: (number) => JSON.parse(text(number)) }
    case 'read, decide':
      return { size, run: (number) => policy.evaluate(JSON.parse(text(number))) }
    case 'decide':
      return { size, run: (number) => policy.evaluate(facts[number] as Facts) }
    default:
      throw new Error(`there is no step "${step}"`)
  }
}

/** Copies what two decisions on the same facts do not share. */
function copyOwn<T>(value: T, again: T): T {
  if (value === again || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item, index) => copyOwn(item, (again as unknown[])[index])) as T
  const copy: Record<string, unknown> = {}
  for (const key in value) copy[key] = copyOwn(value[key], again[key])
  return copy as T
}
