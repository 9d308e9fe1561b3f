import { afterAll, describe, expect, it } from 'vitest'
import { wantsColours } from '../../src/cli/colours.js'
import { facts, grant } from '../support/decide.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

folder.pack('rules/test', {
  manifest: { roll: 'next_working_day' },
  rules: [
    grant({
      id: 'test.week',
      service: 'return',
      text: { en: 'Goods can be returned for a week.', zh: '商品一周内可退。' },
      windows: [{ ends: { from: 'delivered', for: { days: 7 } } }],
    }),
  ],
})
const RULES = ['--rules-dir', `${folder.path}/rules`, '--rules', 'test']
/** Day 7 is the first day of the National Day week. */
const CLAIM = folder.write(
  'claim.json',
  facts({ asOf: '2026-10-09T09:00:00+08:00', order: { purchasedAt: '2026-09-20T10:00:00+08:00' }, events: { delivered: '2026-09-24T10:00:00+08:00' } }),
)
const IN_TIME = folder.write(
  'in-time.json',
  facts({ asOf: '2026-10-08T21:30:00+08:00', order: { purchasedAt: '2026-09-20T10:00:00+08:00' }, events: { delivered: '2026-09-24T10:00:00+08:00' } }),
)

describe.concurrent('explain', () => {
  it('answers, and says why, in English', async () => {
    const { code, out, err } = await run(['explain', IN_TIME, '--service', 'return', ...RULES])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      [
        'Return',
        '  The goods can be returned until the end of 8 October 2026.',
        '',
        '  By law – A rule of a test',
        '    Goods can be returned for a week. (A rule of a test, 1)',
        '    The last day is 8 October 2026, moved from 1 October 2026, a day off (National Day).',
        '    How the time is counted:',
        '      - The goods were delivered on 24 September 2026 at 10:00.',
        '      - That day is not counted; day 1 is 25 September 2026.',
        '      - The period of 7 days ends on 1 October 2026.',
        '      - 1 October 2026 is a day off (National Day), so the last day moves to the next working day, 8 October 2026.',
        '      - The claim was made on 8 October 2026 at 21:30, in time.',
        '',
      ].join('\n'),
    )
  })

  it('says why not in Chinese', async () => {
    const { code, out } = await run(['explain', CLAIM, '--service', 'return', '--locale', 'zh', ...RULES])
    expect(code).toBe(0)
    expect(out).toBe(
      [
        '退货',
        '  不能退货。',
        '  原因：',
        '    - 依照法律：商品一周内可退。（《测试规则》1）',
        '      - 申请已逾期 1 天，最后一天是2026年10月8日（原为2026年10月1日，适逢国庆节放假，顺延）。',
        '',
      ].join('\n'),
    )
  })

  it('reads standard input, and explains every service without --service', async () => {
    const { readFileSync } = await import('node:fs')
    const { code, out } = await run(['explain', ...RULES], readFileSync(IN_TIME, 'utf8'))
    expect(code).toBe(0)
    expect(out.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      'Return',
      'Exchange',
      'Repair',
      'Refund only',
      'Send what is missing',
      'Price protection',
      'Price reduction',
      'Compensation',
      'Consultation',
      'Complaint',
    ])
  })

  it('says moments in another zone', async () => {
    const { out } = await run(['explain', IN_TIME, '--service', 'return', '--zone', 'Europe/Berlin', ...RULES])
    expect(out).toContain('The goods can be returned until 8 October 2026 at 18:00 (Europe/Berlin).')
  })

  it('gives the explanation as data', async () => {
    const { out } = await run(['explain', CLAIM, '--service', 'return', '--json', ...RULES])
    expect(JSON.parse(out).services.return.whyNot).toMatchObject([
      { rule: 'test.week', nearness: 'late', reasons: [{ code: 'window_expired', params: { lastDay: '2026-10-08', daysLate: 1 } }] },
    ])
  })

  it('says what is wrong with the facts, with their place', async () => {
    const file = folder.write('wrong.json', '{\n  "asOf": "2026-06-05"\n}\n')
    const { code, out, err } = await run(['explain', file, ...RULES])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^aftersales: the facts are not valid\n {2}.*wrong\.json:2:11 \/asOf: /)
  })

  it.each<[what: string, args: string[], says: RegExp]>([
    ['a service that is none', ['--service', 'retrun'], /"retrun" is not a service: return, exchange, /],
    ['two services', ['--service', 'return,repair'], /one service is wanted, found "return,repair"/],
    ['a zone that is none', ['--zone', 'Europe/Berlim'], /"Europe\/Berlim" is not a time zone, such as Asia\/Shanghai/],
    ['a language that is none', ['--locale', 'de'], /'de' is invalid/],
  ])('ends with 2 for %s', async (_, args, says) => {
    const { code, out, err } = await run(['explain', CLAIM, ...args, ...RULES])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
  })
})

describe('colours', () => {
  it.each<[isTTY: boolean, env: NodeJS.ProcessEnv, wanted: boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('on a terminal: %s, with %j: %s', (isTTY, env, wanted) => {
    expect(wantsColours({ isTTY }, env)).toBe(wanted)
  })

  it('are used when they are forced, and only then in a pipe', async () => {
    const args = ['explain', CLAIM, '--service', 'return', ...RULES]
    const [forced, plain] = await Promise.all([run(args, '', { FORCE_COLOR: '1' }), run(args)])
    expect(forced.out).toContain('\u001B[1;31mReturn\u001B[22;39m')
    expect(plain.out).not.toContain('\u001B')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of the terminal are what is taken away
    expect(forced.out.replace(/\u001B\[[\d;]*m/g, '')).toBe(plain.out)
  })
})
