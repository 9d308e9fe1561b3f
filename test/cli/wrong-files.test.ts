import { afterAll, describe, expect, it } from 'vitest'
import { facts, grant } from '../support/decide.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

folder.pack('rules/test', { rules: [grant()] })
const CLAIM = folder.write('claim.json', facts())
const NO_CASES = folder.write('golden/none.cases.json', { $schema: 'cases.schema.json' })
folder.write('null/none.cases.json', null)
folder.pack('needy/test', { rules: [{ ...grant(), scope: { category: ['no_such_category'] } }] })
folder.pack('needy/shop', { manifest: { id: 'shop', layer: 'seller', needs: ['test'] }, rules: [grant({ id: 'test.more' })] })

describe('a place that cannot be used is named in one line', () => {
  const rules = ['--rules-dir', `${folder.path}/rules`]
  it.each<[what: string, args: string[], code: number, err: RegExp]>([
    ['a folder of facts', ['evaluate', folder.path], 2, /^aftersales: \S+ is a folder; a file is wanted\n$/],
    ['a folder of lines', ['evaluate', folder.path, '--ndjson'], 2, /^aftersales: \S+ is a folder; a file is wanted\n$/],
    ['a folder to explain', ['explain', folder.path], 2, /^aftersales: \S+ is a folder; a file is wanted\n$/],
    ['a folder to replay', ['replay', folder.path], 2, /^aftersales: \S+ is a folder; a file is wanted\n$/],
    ['a file as folder of rules', ['evaluate', CLAIM, '--rules-dir', CLAIM, '--rules', 'test'], 2, /^aftersales: \S+claim\.json is not a folder\n$/],
    ['a file as folder of schemas', ['schema', '--out', CLAIM], 2, /^aftersales: \S+claim\.json (exists already|is not a folder)\n$/],
    ['cases without cases', ['cases', ...rules, '--golden', `${folder.path}/golden`], 1, /^aftersales: the cases are not valid\n.*\[missing_key\]\n$/],
    ['cases that are null', ['cases', ...rules, '--golden', `${folder.path}/null`], 1, /^aftersales: the cases are not valid\n.*\[\w+\]\n$/],
    ['no facts at all', ['evaluate', '-'], 1, /^aftersales: the facts are not JSON\n.*\[invalid_json\]\n$/],
  ])('%s', async (_, args, code, err) => {
    const result = await run(args)
    expect({ code: result.code, out: result.out }).toEqual({ code, out: '' })
    expect(result.err).toMatch(err)
  })

  it('but for cases that are fine', async () => {
    expect(NO_CASES).toMatch(/none\.cases\.json$/)
    const { code, out } = await run(['cases', ...rules])
    expect([code, out.split('\n')[0]]).toEqual([0, '0 passed, 0 failed'])
  })
})

it('an issue of a pack that another one needs is said once', async () => {
  const { code, err } = await run(['check', `${folder.path}/needy`])
  expect(code).toBe(1)
  expect(err.match(/no_such_category/g)).toHaveLength(1)
})
