import { PassThrough, Writable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { type Asker, Stopped, terminalAsker } from '../../src/cli/interview/asker.js'
import { interview } from '../../src/cli/interview/interview.js'
import { readAmount, readInstant } from '../../src/cli/interview/read-answer.js'
import type { Policy } from '../../src/evaluate/create-policy.js'
import type { Locale } from '../../src/explain/words/locale.js'
import type { Facts, Service } from '../../src/facts/facts.js'
import { facts, grant, policyOf } from '../support/decide.js'
import { SHANGHAI as SHANGHAI_DATA } from '../support/test-pack.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

const is = (fact: string, value: unknown = true): unknown => ({ '==': [{ var: fact }, value] })

/** Answers by what is asked, and notes everything that was said. A choice is named by its label; what has no answer stops. */
function scripted(answers: Record<string, string | string[]>): Asker & { said: string[] } {
  const said: string[] = []
  const answerTo = (message: string): string | string[] => {
    said.push(message)
    const found = Object.entries(answers).find(([start]) => message.startsWith(start))
    if (!found) throw new Stopped()
    return found[1]
  }
  return {
    said,
    open: (title) => void said.push(`open: ${title.split(/[(（]/)[0]?.trim()}`),
    close: (message) => void said.push(`close: ${message}`),
    warn: (message) => void said.push(`warn: ${message}`),
    one: async (message, choices) => {
      const label = answerTo(message)
      const choice = choices.find((one) => one.label === label)
      if (!choice) throw new Error(`"${label}" is not among ${choices.map((one) => one.label).join(', ')}`)
      return choice.value
    },
    some: async (message, choices) => {
      const labels = answerTo(message)
      return choices.filter(({ label }) => labels.includes(label)).map(({ value }) => value)
    },
    line: async (message, _, refuse) => {
      const answer = answerTo(message) as string
      const problem = refuse(answer)
      if (problem !== undefined) throw new Error(problem)
      return answer
    },
  }
}

interface Asked {
  facts: Facts
  service: Service | undefined
  said: string[]
}

async function ask(policy: Policy, answers: Record<string, string | string[]>, more: object = {}, locale: Locale = 'en'): Promise<Asked> {
  const asker = scripted(answers)
  const result = await interview({ policy, facts: facts({ claim: { service: 'consultation' }, ...more }), service: undefined, locale, asker })
  return { ...result, said: asker.said }
}

describe('an interview', () => {
  const opened = policyOf([grant({ provided: [{ code: 'not_opened', if: is('goods.opened', false) }] })])

  it.each<[locale: Locale, answers: Record<string, string>, said: string[], verdict: string]>([
    ['en', { 'Have you opened': 'No' }, ['open: A few questions about this claim', 'Have you opened the package?', 'close: That settles it.'], 'available'],
    ['en', { 'Have you opened': 'Yes' }, ['open: A few questions about this claim', 'Have you opened the package?', 'close: That settles it.'], 'unavailable'],
    [
      'en',
      { 'Have you opened': 'I do not know' },
      ['open: A few questions about this claim', 'Have you opened the package?', 'close: There is nothing more to ask.'],
      'conditional',
    ],
    ['zh', { 您打开外包装了吗: '否' }, ['open: 关于这次售后的几个问题', '您打开外包装了吗？', 'close: 已经可以得出结论。'], 'available'],
  ])('in %s, answered %j', async (locale, answers, said, verdict) => {
    const result = await ask(opened, answers, {}, locale)
    expect(result.said).toEqual(said)
    expect(opened.evaluate(result.facts).services.consultation.verdict).toBe(verdict)
  })

  it('asks first what is wanted, where neither the claim nor the caller says it', async () => {
    const result = await ask(opened, { 'What do you want?': 'Consultation', 'Have you opened': 'No' }, { claim: {} })
    expect(result.said[1]).toBe('What do you want?')
    expect(result.service).toBe('consultation')
    expect(result.facts.claim.service).toBe('consultation')
  })

  it('keeps what was answered when it is stopped', async () => {
    const two = policyOf([grant({ when: { and: [is('goods.opened'), is('goods.used')] } })])
    const result = await ask(two, { 'Have you opened': 'Yes' })
    expect(result.facts.goods).toEqual({ opened: true })
    expect(result.said.at(-1)).toBe('close: Stopped. This is the answer as far as it is known.')
  })

  it.each<[what: string, policy: Policy, answers: Record<string, string | string[]>, given: object, expected: object]>([
    [
      'an enum',
      policyOf([grant({ when: is('order.saleMode', 'store') })]),
      { 'Was it bought at a distance': 'In a shop' },
      {},
      { order: { saleMode: 'store' } },
    ],
    [
      'a set',
      policyOf([grant({ when: { in: ['plus', { var: 'buyer.memberships' }] } })]),
      { 'Which memberships': ['PLUS member', 'Diamond member or above'] },
      {},
      { buyer: { memberships: ['plus', 'diamond'] } },
    ],
    [
      'a set that is empty',
      policyOf([grant({ when: { in: ['plus', { var: 'buyer.memberships' }] } })]),
      { 'Which memberships': [] },
      {},
      { buyer: { memberships: [] } },
    ],
    ['a number', policyOf([grant({ when: { '<=': [{ var: 'goods.kilometres' }, 100] } })]), { 'How many kilometres': '90' }, {}, { goods: { kilometres: 90 } }],
    [
      'an amount, in its currency',
      policyOf([grant({ when: { '<=': [{ var: 'item.unitPaid' }, 30000] } })]),
      { 'How much was really paid for one unit? (in CNY': '299.50' },
      { order: { currency: 'CNY' } },
      { item: { unitPaid: 29950 } },
    ],
    [
      'an event, on the clock of the policy',
      policyOf([grant({ windows: [{ ends: { from: 'delivered', for: { days: 30 } } }] })]),
      { 'Have you received': 'It has happened', 'When exactly?': '2026-06-05 15:30' },
      {},
      { events: { delivered: '2026-06-05T15:30:00+08:00' } },
    ],
    [
      'an event that has not come',
      policyOf([grant({ windows: [{ ends: { from: 'delivered', for: { days: 30 } } }] })]),
      { 'Have you received': 'It has not happened yet' },
      {},
      { events: { delivered: null } },
    ],
    ['a text', policyOf([grant({ when: is('order.platform', 'jd') })]), { 'On which platform': 'jd' }, {}, { order: { platform: 'jd' } }],
    [
      'earlier cases',
      policyOf([grant({ when: { '>=': [{ var: 'derived.failedRepairs' }, 1] } })]),
      {
        'Which after-sales cases': 'There were some',
        'What was it?': 'Repair',
        'When did it begin?': '2026-06-02 10:00',
        'How did it end?': 'It did not cure the fault',
        'When did it end?': '2026-06-04',
        'Was there another one?': 'No',
      },
      { history: undefined },
      { history: [{ service: 'repair', openedAt: '2026-06-02T10:00:00+08:00', outcome: 'not_fixed', closedAt: '2026-06-04T00:00:00+08:00' }] },
    ],
  ])('takes %s', async (_, policy, answers, given, expected) => {
    const result = await ask(policy, answers, given)
    expect(result.facts).toMatchObject(expected)
  })

  it('says why an answer cannot be, and asks again', async () => {
    const policy = policyOf([grant({ windows: [{ ends: { from: 'delivered', for: { days: 30 } } }] })])
    const asker = scripted({ 'Have you received': 'It has happened' })
    const moments = ['2026-07-01 10:00', '2026-06-05 10:00']
    asker.line = async () => moments.shift() as string
    const result = await interview({ policy, facts: facts(), service: 'consultation', locale: 'en', asker })
    expect(asker.said.filter((line) => line.startsWith('warn'))).toEqual(['warn: That cannot be: events.delivered lies after asOf'])
    expect(result.facts.events).toEqual({ delivered: '2026-06-05T10:00:00+08:00' })
  })
})

describe('answers as people write them', () => {
  const zone = { id: SHANGHAI_DATA.id, from: 0, until: 0, starts: [Number.NEGATIVE_INFINITY], offsets: [480] }
  it.each([
    ['2026-05-01 15:30', '2026-05-01T15:30:00+08:00'],
    ['2026-05-01T9:05', '2026-05-01T09:05:00+08:00'],
    ['2026-05-01', '2026-05-01T00:00:00+08:00'],
    ['2026-05-01T10:00:00Z', '2026-05-01T10:00:00Z'],
    ['2026-02-30', undefined],
    ['2026-05-01 24:00', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%s is the instant %s', (answer, instant) => expect(readInstant(answer, zone)).toBe(instant))

  it.each([
    ['299', 'CNY', 29_900],
    ['1,299.5', 'CNY', 129_950],
    ['1500', 'JPY', 1500],
    ['29900', undefined, 29_900],
    ['0.001', 'CNY', undefined],
    ['much', 'CNY', undefined],
    ['', 'CNY', undefined],
  ])('%s in %s is %s', (answer, currency, amount) => expect(readAmount(answer, currency)).toBe(amount))
})

describe('in a terminal', () => {
  /** A keyboard and a screen. Keys are pressed one after another, each when the screen has shown what it waits for. */
  function terminal(keys: [waitsFor: string, key: string][]): { input: PassThrough; output: Writable; screen: () => string } {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input }) as PassThrough
    let shown = ''
    const output = new Writable({
      write(chunk, _, done) {
        shown += String(chunk)
        const [next] = keys
        if (next && shown.includes(next[0])) {
          keys.shift()
          setTimeout(() => input.write(next[1]), 10)
        }
        done()
      },
    })
    return { input, output: Object.assign(output, { isTTY: true, columns: 100, rows: 40 }), screen: () => shown }
  }

  const [DOWN, ENTER, CTRL_C] = ['\u001B[B', '\r', '\u0003']
  const policy = policyOf([grant({ when: { and: [is('goods.opened', false), is('order.saleMode', 'store')] } })])
  const given = facts({ claim: { service: 'consultation' } })

  it('is driven by keys', async () => {
    const { input, output, screen } = terminal([
      ['Have you opened', DOWN],
      ['● No', ENTER],
      ['Was it bought at a distance', DOWN],
      ['● Face to face', DOWN],
      ['● In a shop', ENTER],
    ])
    const { facts: answered } = await interview({ policy, facts: given, service: undefined, locale: 'en', asker: terminalAsker({ input, output }) })
    expect(answered).toMatchObject({ goods: { opened: false }, order: { saleMode: 'store' } })
    expect(screen()).toContain('That settles it.')
  })

  it('stops at Ctrl-C', async () => {
    const { input, output, screen } = terminal([['您打开外包装了吗', CTRL_C]])
    const { facts: answered } = await interview({ policy, facts: given, service: undefined, locale: 'zh', asker: terminalAsker({ input, output }) })
    expect(answered).toEqual(given)
    expect(screen()).toContain('已停止')
  })

  it('is needed', async () => {
    const claim = folder.write('claim.json', given)
    const { code, out, err } = await run(['ask', claim])
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: 'aftersales: ask needs a terminal to ask in, and the facts in a file; `evaluate` decides without asking\n',
    })
  })
})
