import { afterAll, describe, expect, it } from 'vitest'
import type { DecisionRecord } from '../../src/explain/record.js'
import { facts, grant } from '../support/decide.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

const pack = (days: number, text = 'A rule'): Parameters<Folder['pack']>[1] => ({
  manifest: { parameters: { days: { type: 'integer', default: days, text: { en: 'Days', zh: '天数' } } } },
  rules: [grant({ service: 'return', text: { en: text, zh: '规则' }, windows: [{ ends: { from: 'delivered', for: { days: { param: 'days' } } } }] })],
})
folder.pack('rules/test', pack(7))
folder.pack('reworded/test', pack(7, 'The same rule'))
folder.pack('shorter/test', pack(3))
const rules = (name: string): string[] => ['--rules-dir', `${folder.path}/${name}`]
const CLAIM = folder.write('claim.json', facts({ events: { delivered: '2026-06-04T10:00:00+08:00' } }))

async function record(...args: string[]): Promise<DecisionRecord> {
  const { code, out, err } = await run(['evaluate', CLAIM, '--record', '--rules', 'test', ...rules('rules'), ...args])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as DecisionRecord
}

const stored = await record()
const replay = (name: string, content: unknown, ...args: string[]): ReturnType<typeof run> => run(['replay', folder.write(name, content), ...args])

describe.concurrent('replay', () => {
  it('reproduces a decision, with the packs that the record names', async () => {
    const { code, out, err } = await replay('same.json', stored, ...rules('rules'))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { policy, facts: facts_, engine, result } = stored.hashes
    expect(out).toBe(
      `reproduced: decided as of 2026-06-10T12:00:00+08:00 by test@1.0.0\n  policy  ${policy}\n  facts   ${facts_}\n  engine  ${engine}\n  result  ${result}\n`,
    )
  })

  it('takes the readings from the record', async () => {
    const other = await record('--set', 'test.days=2')
    expect(other.policy.packs).toEqual([{ id: 'test', version: '1.0.0', values: { days: 2 } }])
    expect(other.decision.services.return.verdict).toBe('unavailable')
    const { code, out } = await replay('other.json', other, ...rules('rules'))
    expect({ code, said: out.split('\n')[0] }).toEqual({ code: 0, said: 'reproduced: decided as of 2026-06-10T12:00:00+08:00 by test@1.0.0' })
  })

  it.each<[what: string, folder: string, change: (record: DecisionRecord) => unknown, says: string[]]>([
    [
      'rules that were only reworded',
      'reworded',
      (record) => record,
      ['  The rules are not those that decided: a pack, a reading or the vocabulary has changed since.', '  What they decide on these facts is the same.'],
    ],
    [
      'rules that decide otherwise',
      'shorter',
      (record) => record,
      [
        '  The rules are not those that decided: a pack, a reading or the vocabulary has changed since.',
        '  Deciding again gives another decision.',
        '  changed /services/return/verdict',
      ],
    ],
    [
      'facts that were changed',
      'rules',
      (record) => ({ ...record, facts: { ...record.facts, goods: { opened: true } } }),
      ['  The facts in the record are not those that were decided.'],
    ],
    [
      'a decision that was changed',
      'rules',
      (record) => ({ ...record, decision: JSON.parse(JSON.stringify(record.decision).replaceAll('"available"', '"unavailable"')) }),
      ['  The decision in the record is not the one that was made.', '  changed /services/return/verdict'],
    ],
    [
      'another engine',
      'rules',
      (record) => ({ ...record, hashes: { ...record.hashes, engine: '0'.repeat(64) } }),
      ['  Another version of the engine decided.', `  engine  was ${'0'.repeat(64)}, is ${stored.hashes.engine}`],
    ],
    [
      'facts that the rules no longer take',
      'rules',
      (record) => ({ ...record, facts: { ...record.facts, goods: { opend: true } } }),
      ['  The facts in the record are not those that were decided.', '  /goods/opend: "opend" is not a declared fact; did you mean "opened"? [unknown_fact]'],
    ],
  ])('says what differs: %s', async (what, dir, change, says) => {
    const { code, out, err } = await replay(`${what}.json`, change(stored), ...rules(dir))
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const lines = out.split('\n')
    expect(lines[0]).toBe('not reproduced: decided as of 2026-06-10T12:00:00+08:00 by test@1.0.0')
    expect(lines).toEqual(expect.arrayContaining(says))
    const parts = lines.filter((line) => /^ {2}(The|Another|Deciding|What) /.test(line))
    expect(parts).toEqual(says.filter((line) => /^ {2}(The|Another|Deciding|What) /.test(line)))
  })

  it('prints the result as JSON', async () => {
    const { code, out } = await replay('json.json', stored, '--json', ...rules('rules'))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({ ok: true, hashes: stored.hashes })
  })

  it.each<[what: string, content: unknown, says: RegExp]>([
    ['is no record', { asOf: 'x' }, /is no record of a decision; `evaluate --record` writes one/],
    ['is no JSON', 'record', /the record is not JSON/],
  ])('ends with 1 for a file that %s', async (what, content, says) => {
    const { code, out, err } = await replay(`${what}.json`, content)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(says)
  })
})
