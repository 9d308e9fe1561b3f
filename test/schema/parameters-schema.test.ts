import { describe, expect, it } from 'vitest'
import { checkShape } from '../../src/schema/check-shape.js'
import { parametersSchema } from '../../src/schema/parameters-schema.js'
import { parsePack } from '../../src/schema/parse-pack.js'
import { testPack } from '../support/test-pack.js'

const text = { en: 'How long', zh: '多久' }
const acme = testPack({
  manifest: {
    id: 'acme',
    text: { en: 'Acme', zh: '艾克美' },
    parameters: {
      hours: { type: 'integer', default: 24, text, note: 'Or 48.' },
      strict: { type: 'boolean', default: true, text },
      way: { type: 'enum', default: 'mail', values: ['mail', 'shop'], text },
      period: { type: 'duration', default: { days: 7 }, text },
    },
  },
})

describe('parametersSchema', () => {
  it('describes each reading of each pack that leaves one open', () => {
    const described = { description: 'How long\n多久' }
    expect(parametersSchema([testPack(), acme])).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Parameters of packs: readings that their sources leave open',
      type: 'object',
      additionalProperties: false,
      properties: {
        acme: {
          description: 'Acme',
          type: 'object',
          additionalProperties: false,
          properties: {
            hours: { description: 'How long\n多久\nOr 48.', type: 'integer', default: 24 },
            strict: { ...described, type: 'boolean', default: true },
            way: { ...described, enum: ['mail', 'shop'], default: 'mail' },
            period: { ...described, type: 'object', minProperties: 1, maxProperties: 4, examples: [{ days: 7 }, { hours: 24 }], default: { days: 7 } },
          },
        },
      },
    })
  })
})

describe('what throws while it is read', () => {
  const trap = (thrown: unknown): object => {
    const fail = (): never => {
      throw thrown
    }
    return new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail, has: fail })
  }
  it.each([
    [new Error('boom'), 'boom'],
    ['boom', 'unknown'],
  ])('%s', (thrown, reason) => {
    const issue = { code: 'unreadable', params: { reason } }
    expect(parsePack(trap(thrown) as never)).toMatchObject({ ok: false, issues: [issue] })
    expect(checkShape('sources', trap(thrown))).toMatchObject([issue])
  })
})
