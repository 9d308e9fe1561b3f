import { readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { generatedTypes } from '../../src/build/generated-types.js'
import { readVocabularyTexts } from '../../src/build/vocabulary-texts.js'
import { compactVocabulary } from '../../src/facts/compact-vocabulary.js'
import type { Channel, ClaimFacts, EventFacts, Facts, GeneratedTerms, ItemFacts, Label, Part, Service } from '../../src/facts/facts.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'

const folder = new URL('../../src/facts/', import.meta.url)
const texts = readVocabularyTexts(new URL('vocabulary/', folder))

describe('what is generated from the vocabulary', () => {
  it('is fresh', () => {
    expect(BASE_VOCABULARY).toEqual(compactVocabulary({ ...texts }))
    expect(readFileSync(new URL('generated.ts', folder), 'utf8')).toBe(generatedTypes(texts))
  })

  it('holds structure and no texts', () => {
    expect(BASE_VOCABULARY.facts['order.saleMode']).toEqual({
      type: 'enum',
      values: ['distance', 'off_premises', 'store'],
      suppliedBy: 'platform',
      mutable: false,
    })
    expect(BASE_VOCABULARY.events.promiseEnds).toEqual({ recordedBy: 'platform', future: true })
    expect(BASE_VOCABULARY.labels.taste_cover).toEqual({})
    expect(BASE_VOCABULARY.terms.repairCharge).toEqual({ type: 'enum', values: ['free', 'by_quote'], better: [['free'], ['by_quote']] })
    expect(BASE_VOCABULARY.conditions.consumer_purchase).toEqual({ facts: ['buyer.kind'], params: [] })
    expect(JSON.stringify(BASE_VOCABULARY)).not.toMatch(/\p{Script=Han}/u)
  })

  it('types every fact', () => {
    expectTypeOf<NonNullable<Facts['order']['channel']>>().toEqualTypeOf<Channel>()
    expectTypeOf<'battery'>().toExtend<Part>()
    expectTypeOf<'price_protection'>().toExtend<Service>()
    expectTypeOf<ItemFacts['category']>().toEqualTypeOf<string>()
    expectTypeOf<NonNullable<ItemFacts['labels']>>().toEqualTypeOf<Label[]>()
    expectTypeOf<EventFacts['delivered']>().toEqualTypeOf<string | null | undefined>()
    expectTypeOf<ClaimFacts['brightPixels']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<NonNullable<GeneratedTerms['repairMode']>[number]>().toEqualTypeOf<'on_site' | 'send_in' | 'pickup' | 'carry_in'>()
    // @ts-expect-error built-in events are never passed in
    expectTypeOf<EventFacts['purchased']>().toBeUndefined()
    // @ts-expect-error a misspelt fact does not compile
    const misspelt: Facts['goods'] = { opend: true }
    expect(misspelt).toBeDefined()
  })
})
