import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { PackSketch, RuleSketch } from '../support/test-pack.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

const week = (days: number): RuleSketch => ({
  ...{ id: 'test.week', kind: 'grant', service: 'return', scope: { reason: ['changed_mind'] } },
  windows: [{ ends: { from: 'delivered', for: { days }, roll: 'none' } }],
})
const used: RuleSketch = { id: 'test.used', kind: 'exclude', defeats: ['test.week'], when: { '==': [{ var: 'goods.used' }, true] } }
const facts = {
  order: { market: 'CN', purchasedAt: '2026-06-01T10:00:00+08:00' },
  item: { category: 'phones' },
  goods: { used: false },
  events: { delivered: '2026-06-02T10:00:00+08:00' },
  history: [],
  claim: { reason: 'changed_mind' },
}
const one = (id: string, asOf: string, verdict: string): object => ({ id, title: id, facts: { asOf }, expect: { return: { verdict } } })
const worked = [one('in-time', '2026-06-09T10:00:00+08:00', 'available'), one('too-late', '2026-06-10T10:00:00+08:00', 'unavailable')]
const pack = (rules: RuleSketch[], cases: object[] = []): PackSketch => ({ rules, files: { 'test.cases.json': { base: facts, cases } } })

folder.pack(
  'sound/test',
  pack(
    [week(7), used],
    [...worked, { ...one('used', '2026-06-05T10:00:00+08:00', 'unavailable'), facts: { asOf: '2026-06-05T10:00:00+08:00', goods: { used: true } } }],
  ),
)
folder.pack('shorter/test', pack([week(6), used]))
folder.pack('poor/test', pack([week(7), { ...used, scope: { reason: ['defective'] } }], worked))
const claims = folder.write('claims.json', {
  claims: [{ id: 'used-stays', service: 'return', when: { '==': [{ var: 'goods.used' }, true] }, comesTo: ['unavailable'] }],
})
const rulesOf = (name: string): string[] => ['--rules', 'test', '--rules-dir', join(folder.path, name)]
const dir = (name: string): string[] => ['--rules-dir', join(folder.path, name)]
const before = ['--before', join(folder.path, 'sound')]
const json = async (...args: string[]): Promise<{ code: number | null; report: Record<string, never> }> => {
  const { code, out, err } = await run([...args, '--json'])
  expect(err).toBe('')
  return { code, report: JSON.parse(out) }
}

describe.concurrent('the analysis commands', { timeout: 300_000 }, () => {
  it.each<[string, string[], number, string]>([
    [
      'lint finds nothing',
      ['lint', ...rulesOf('sound')],
      0,
      'nothing found in 2 rules of test@1.0.0; proved for windows that count from 2026-01-01 to 2026-12-31\n',
    ],
    [
      'lint finds',
      ['lint', ...rulesOf('poor')],
      1,
      'test.used\n  no claim that the exclusion is about would be granted by a rule that it defeats [exclusion_never_bites]\n1 finding in 2 rules of test@1.0.0; proved for windows that count from 2026-01-01 to 2026-12-31\n',
    ],
    ['verify proves', ['verify', ...rulesOf('sound'), '--claims', claims], 0, '4 of 4 statements about test@1.0.0 proved'],
    [
      'verify refutes',
      ['verify', ...rulesOf('poor'), '--claims', claims],
      1,
      'refuted: return: used-stays [claim]\n  this claim is decided "available":\n  {\n',
    ],
    ['diff of the same', ['diff', ...before, ...rulesOf('sound')], 0, 'test@1.0.0 → test@1.0.0: nothing changed\n'],
    [
      'diff of worse',
      ['diff', ...before, ...rulesOf('shorter')],
      1,
      'test@1.0.0 → test@1.0.0: a major step\nreturn: worse for the consumer\n  less, available → unavailable, by test.week\n',
    ],
    [
      'diff of better',
      ['diff', '--before', join(folder.path, 'shorter'), ...rulesOf('sound')],
      0,
      'test@1.0.0 → test@1.0.0: a minor step\nreturn: better for the consumer\n',
    ],
    [
      'diff as a note',
      ['diff', ...before, ...rulesOf('shorter'), '--note', '--locale', 'zh'],
      1,
      '比以前对消费者更不利。\n\n### 结果变差的申请\n\n- 以前：给予；现在：不给予。原因：测试规则\n  - 申请原因是“不想要了”。签收后超过 6 天。签收后不超过 7 天。\n    - 同时：商品仅经查验和合理试用。\n    - 例如：',
    ],
    ['coverage of all', ['coverage', ...dir('sound')], 0, '3 cases'],
    ['coverage with gaps', ['coverage', ...dir('poor')], 1, 'test.used'],
    ['mutate that is noticed', ['mutate', ...dir('sound'), '--seed', '2'], 0, 'faults noticed (100.0 %), seed 2\n'],
    ['mutate that is not', ['mutate', ...dir('poor'), '--every'], 1, 'not noticed: test.week: reason dropped\n'],
    ['mutate that changes nothing', ['mutate', ...dir('poor'), '--every'], 1, 'changes nothing, so it is not counted: test.used: exclude dropped\n'],
    ['kit to standard output', ['kit', ...rulesOf('sound')], 0, '{\n  "cases": [\n'],
  ])('%s', async (_, args, code, text) => {
    const result = await run(args)
    expect(result.out).toContain(text)
    expect(result.code).toBe(code)
  })

  it('print their reports as JSON', async () => {
    const [lint, verify, diff, coverage, mutate, kit] = await Promise.all([
      json('lint', ...rulesOf('poor')),
      json('verify', ...rulesOf('poor'), '--claims', claims),
      json('diff', ...before, ...rulesOf('shorter')),
      json('coverage', ...dir('poor')),
      json('mutate', ...dir('poor'), '--every'),
      json('kit', ...rulesOf('sound')),
    ])
    const all = { lint, verify, diff, coverage, mutate, kit }
    expect(Object.fromEntries(Object.entries(all).map(([name, { code, report }]) => [name, [code, Object.keys(report)]]))).toEqual({
      lint: [1, ['policy', 'horizon', 'rules', 'findings', 'accepted', 'unsettled']],
      verify: [1, ['policy', 'horizon', 'proofs', 'replayed', 'replays']],
      diff: [1, ['before', 'after', 'services', 'promises', 'edits', 'step']],
      coverage: [1, ['cases', 'rules']],
      mutate: [1, ['seed', 'planted', 'noticed', 'percent', 'results']],
      kit: [0, ['policy', 'cases', 'regions', 'unreached']],
    })
    expect(all.lint.report.findings).toEqual([
      {
        ...{ code: 'exclusion_never_bites', rule: 'test.used', params: {}, layer: 'law' },
        message: 'no claim that the exclusion is about would be granted by a rule that it defeats',
      },
    ])
    expect(all.verify.report.proofs).toContainEqual(expect.objectContaining({ name: 'claim', what: 'used-stays', service: 'return', verdict: 'refuted' }))
  })

  it('kit writes a file that `cases` runs, and that other rules fail', async () => {
    const file = join(folder.path, 'kit', 'week.cases.json')
    folder.write('kit/README.md', '')
    const { code, out } = await run(['kit', ...rulesOf('sound'), '--out', file])
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: object[] }
    expect({ code, out }).toEqual({ code: 0, out: `${cases.length} cases of test@1.0.0 written to ${file}; they reach 7 of 7 regions\n` })
    const golden = ['--golden', join(folder.path, 'kit'), '--only', 'kit-']
    expect((await run(['cases', ...dir('sound'), ...golden])).out).toBe(`${cases.length} passed, 0 failed\n`)
    expect((await run(['cases', ...dir('shorter'), ...golden])).code).toBe(1)
  })

  it.each<[string, string[], string]>([
    ['a pack that is not linked', ['kit', ...rulesOf('sound'), '--packs', 'acme'], 'aftersales: the pack "acme" is not linked: test\n'],
    ['a service that is none', ['kit', ...rulesOf('sound'), '--service', 'returns'], '"returns" is not a service'],
    ['claims that are not there', ['verify', ...rulesOf('sound'), '--claims', 'nowhere.json'], 'nowhere.json'],
    ['a diff with nothing before', ['diff', ...rulesOf('sound')], '--before'],
    ['a share that is none', ['mutate', ...dir('sound'), '--at-least', 'all'], 'a whole number is wanted'],
  ])('are used wrongly: %s', async (_, args, said) => {
    const { code, err } = await run(args)
    expect(err).toContain(said)
    expect(code).toBe(2)
  })
})
