import { afterAll, describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import { facts, grant, type More } from '../support/decide.js'
import { type PackSketch, testPack } from '../support/test-pack.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

const SKETCH: PackSketch = {
  rules: [
    grant({ text: { en: 'Advice for a week', zh: '一周内咨询' }, windows: [{ ends: { from: 'delivered', for: { days: 7 } } }], terms: { freight: 'seller' } }),
    grant({
      id: 'test.return',
      service: 'return',
      text: { en: 'Return while unopened', zh: '未拆封可退' },
      provided: [{ code: 'not_opened', if: { '==': [{ var: 'goods.opened' }, false] } }],
    }),
  ],
}
folder.pack('rules/test', SKETCH)
folder.pack('rules/other', { manifest: { id: 'other', needs: ['test'] } })
folder.pack('broken/test', { rules: [grant({ when: { '==': [{ var: 'goods.opend' }, true] } })] })
folder.pack('shapeless/test', { manifest: { layer: 'lawyer' as never } })
const RULES = ['--rules-dir', `${folder.path}/rules`, '--rules', 'test']
const policy = createPolicy([testPack(SKETCH)])

const given = (more: More = {}): ReturnType<typeof facts> =>
  facts({ asOf: '2026-06-05T12:00:00+08:00', events: { delivered: '2026-06-03T15:30:00+08:00' }, ...more })
const CLAIM = folder.write('claim.json', given())
const decision = (more: More = {}): unknown => JSON.parse(JSON.stringify(policy.evaluate(given(more))))
const noTrace = (text: string): void => expect(text).not.toMatch(/\n\s+at |node:internal|\.ts:\d+:\d+\)|Error:/)

describe.concurrent('evaluate', () => {
  it('--json prints what the API decides', async () => {
    const { code, out, err } = await run(['evaluate', CLAIM, '--json', ...RULES])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual(decision())
  })

  it('reads standard input, with a byte order mark', async () => {
    const { code, out } = await run(['evaluate', '--json', ...RULES], `\uFEFF${JSON.stringify(given())}`)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(decision())
  })

  it('--service decides only these', async () => {
    const { code, out } = await run(['evaluate', CLAIM, '--json', '--service', 'return, repair', ...RULES])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(policy.evaluate(given(), { only: ['return', 'repair'] }))))
  })

  it('speaks English and Chinese', async () => {
    const [english, chinese] = await Promise.all([run(['evaluate', CLAIM, ...RULES]), run(['evaluate', CLAIM, '--locale', 'zh', ...RULES])])
    expect([english.code, chinese.code, english.err, chinese.err]).toEqual([0, 0, '', ''])
    expect(english.out).toContain('Advice for a week')
    expect(english.out).not.toMatch(/\p{Script=Han}/u)
    expect(chinese.out).toContain('一周内咨询')
    expect(chinese.out).toMatch(/咨询\n {2}可以咨询/)
  })

  it('says what is wrong with the facts, with line, column and pointer', async () => {
    const file = folder.write(
      'wrong.json',
      '{\n  "asOf": "2026-06-05T12:00:00+08:00",\n  "order": { "market": "CN", "purchasedAt": "2026-06-01" },\n  "item": { "category": "phonez" },\n  "goods": { "opend": true },\n  "claim": {}\n}\n',
    )
    const { code, out, err } = await run(['evaluate', file, ...RULES])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const [first, ...lines] = err.trimEnd().split('\n')
    expect(first).toBe('aftersales: the facts are not valid')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(new RegExp(`^ {2}${file}:3:45 /order/purchasedAt: "2026-06-01" is not an ISO 8601 instant; .* \\[not_an_instant\\]$`))
    expect(lines[1]).toMatch(new RegExp(`^ {2}${file}:4:25 /item/category: .*did you mean "phones"\\? \\[unknown_value\\]$`))
    expect(lines[2]).toMatch(new RegExp(`^ {2}${file}:5:\\d+ /goods/opend: .*did you mean "opened"\\? \\[unknown_fact\\]$`))
  })

  it.each([
    ['a comma too many', '{\n  "asOf": "x",\n}', 3, 1],
    ['cut off', '{\n  "asOf": ', 2, 11],
    ['nothing', '', 1, 1],
    ['no JSON', 'asOf: 2026', 1, 1],
    ['a comment', '{} // done', 1, 4],
  ])('says where a file is not JSON: %s', async (what, text, line, column) => {
    const file = folder.write(`${what}.json`, text)
    const { code, out, err } = await run(['evaluate', file, ...RULES])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(new RegExp(`^aftersales: the facts are not JSON\n {2}${file}: not JSON at line ${line}, column ${column}: .+ \\[invalid_json\\]\n$`))
  })

  it.each<[what: string, args: string[], says: RegExp]>([
    ['a file that is not there', ['evaluate', 'nowhere.json', ...RULES], /^aftersales: there is no file nowhere\.json\n$/],
    [
      'a pack that does not ship',
      ['evaluate', CLAIM, '--rules', 'jdd'],
      /^aftersales: there is no pack "jdd" in this package \(cn, jd.*\); did you mean "jd"\?; --rules-dir names a folder with others\n$/,
    ],
    [
      'a pack that is not in the folder',
      ['evaluate', CLAIM, '--rules-dir', `${folder.path}/rules`, '--rules', 'tests'],
      /^aftersales: there is no pack "tests" below .+ \(other, test\) or in this package \(cn, jd.*\); did you mean "test"\?\n$/,
    ],
    ['no folder of rules', ['evaluate', CLAIM, '--rules-dir', 'nowhere'], /^aftersales: there is no folder nowhere\n$/],
    ['a service that is none', ['evaluate', CLAIM, '--service', 'retrun', ...RULES], /^aftersales: "retrun" is not a service: return, exchange, repair, /],
    ['a language that is none', ['evaluate', CLAIM, '--locale', 'fr', ...RULES], /^error: .*'fr' is invalid/],
    ['two formats', ['evaluate', CLAIM, '--json', '--ndjson', ...RULES], /^error: .*cannot be used with/],
    ['an option that is none', ['evaluate', CLAIM, '--jason', ...RULES], /^error: unknown option '--jason'\n\(Did you mean --json\?\)/],
    ['a command that is none', ['evalute'], /^error: unknown command 'evalute'\n\(Did you mean evaluate\?\)/],
  ])('ends with 2 for %s', async (_, args, says) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
    noTrace(err)
  })

  it.each<[what: string, args: string[], says: RegExp]>([
    [
      'rules that are wrong',
      ['--rules-dir', `${folder.path}/broken`, '--rules', 'test'],
      /test\.json:\d+:\d+ \/rules\/0\/when\/==\/0\/var \(test\.grant\): "goods\.opend" is not a fact .*did you mean "goods\.opened"\? \[undeclared_fact\]/,
    ],
    ['rules of another shape', ['--rules-dir', `${folder.path}/shapeless`, '--rules', 'test'], /pack\.json:\d+:\d+ \/layer: .*\[unknown_value\]/],
    [
      'a pack without the one it needs',
      ['--rules-dir', `${folder.path}/rules`, '--rules', 'other'],
      /other\/pack\.json:\d+:\d+ \/needs\/0: "other" needs the pack "test" \[missing_pack\]/,
    ],
  ])('ends with 1 for %s', async (_, args, says) => {
    const { code, out, err } = await run(['evaluate', CLAIM, ...args])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^aftersales: the rules cannot be used\n/)
    expect(err).toMatch(says)
    noTrace(err)
  })

  it.each([['--help'], ['--version'], ['evaluate', '--help']])('ends with 0 for %s', async (...args) => {
    const { code, err } = await run(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})

describe.concurrent('evaluate --ndjson', () => {
  const line = (more: More): string => JSON.stringify(given(more))
  const OPENED = { goods: { opened: true } }
  const answers = (out: string): unknown[] =>
    out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text))

  it('answers every line, in order; a bad one does not stop the rest', async () => {
    const text = [line({}), '{"asOf": 1}', '', 'no json', '   ', line(OPENED)].join('\n')
    const { code, out, err } = await run(['evaluate', '-', '--ndjson', ...RULES], `${text}\n`)
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const [first, second, third, last, ...more] = answers(out)
    expect([first, last, more]).toEqual([decision(), decision(OPENED), []])
    expect(second).toEqual({ line: 2, issues: policy.check({ asOf: 1 }) })
    expect(third).toMatchObject({ line: 4, issues: [{ code: 'invalid_json' }] })
  })

  it('takes CRLF, a byte order mark and a last line without an end', async () => {
    const { code, out } = await run(['evaluate', '--ndjson', ...RULES], `\uFEFF${line({})}\r\n\r\n${line(OPENED)}`)
    expect(code).toBe(0)
    expect(answers(out)).toEqual([decision(), decision(OPENED)])
  })

  it('says that a last line was cut off', async () => {
    const { code, out } = await run(['evaluate', '--ndjson', ...RULES], `${line({})}\n${line(OPENED).slice(0, 40)}`)
    expect(code).toBe(1)
    expect(answers(out)).toMatchObject([{ services: {} }, { line: 2, issues: [{ code: 'invalid_json' }] }])
  })

  it('reads a file, and decides only some services', async () => {
    const file = folder.write('claims.ndjson', `${line({})}\n${line(OPENED)}\n`)
    const { code, out } = await run(['evaluate', file, '--ndjson', '--service', 'return', ...RULES])
    expect(code).toBe(0)
    const only = (more: More): unknown => JSON.parse(JSON.stringify(policy.evaluate(given(more), { only: ['return'] })))
    expect(answers(out)).toEqual([only({}), only(OPENED)])
  })

  it('answers in brief, by line and alone', async () => {
    const brief = (more: More): unknown => JSON.parse(JSON.stringify(policy.brief(given(more))))
    const { code, out } = await run(['evaluate', '-', '--ndjson', '--brief', ...RULES], `${line({})}\n{"asOf": 1}\n${line(OPENED)}\n`)
    expect(code).toBe(1)
    expect(answers(out)).toEqual([brief({}), { line: 2, issues: policy.check({ asOf: 1 }) }, brief(OPENED)])
    const alone = await run(['evaluate', '-', '--brief', ...RULES], line(OPENED))
    expect({ ...alone, out: JSON.parse(alone.out) }).toEqual({ code: 0, err: '', out: brief(OPENED) })
  })

  it('answers nothing with nothing', async () => {
    expect(await run(['evaluate', '--ndjson', ...RULES], '')).toEqual({ code: 0, out: '', err: '' })
  })
})
