import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { grant } from '../support/decide.js'
import { Folder, run } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())
const noTrace = (text: string): void => expect(text).not.toMatch(/\n\s+at |node:internal|\.ts:\d+:\d+\)/)

folder.pack('good/test', { rules: [grant({ cites: [{ source: 'src' }] })] })
folder.pack('good/shop', { manifest: { id: 'shop', layer: 'platform', needs: ['test'] } })
folder.pack('bad/test', {
  rules: [
    grant({ when: { '==': [{ var: 'goods.opend' }, true] }, terms: { freight: 'vendor' } }),
    { id: 'test.exclude', kind: 'exclude', defeats: ['test.grnt'] },
  ],
})
folder.pack('bad/shop', { manifest: { id: 'shop', layer: 'platform', needs: ['test', 'nothing'] } })
folder.pack('shape/test', { rules: [grant({ windoes: [] })] })
folder.pack('json/test')
const BROKEN = folder.write('json/test/test.json', '{\n  "id": "test",\n  "rules": [,]\n}\n')

/** The line and column of a text in a file, as an editor shows them. */
function place(file: string, text: string): string {
  const before = readFileSync(file, 'utf8').split(text)[0] as string
  return `${file}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`
}
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

describe.concurrent('check', () => {
  it('says that packs are right, and warns', async () => {
    const { code, out, err } = await run(['check', `${folder.path}/good/test`])
    expect({ code, out }).toEqual({ code: 0, out: 'test: no errors, 1 warning\n' })
    const file = `${folder.path}/good/test/test.json`
    expect(err).toMatch(
      new RegExp(`^${literally(file)}:\\d+:\\d+ /rules/0/cites/0 \\(test\\.grant\\): warning: the citation of "src" says not where \\[missing_pinpoint\\]\n$`),
    )
  })

  it('checks every pack below a folder', async () => {
    const { code, out } = await run(['check', `${folder.path}/good`])
    expect(code).toBe(0)
    expect(out).toMatch(/^shop, test: no errors/)
  })

  it('says what is wrong with file, line, column, pointer, rule and hint', async () => {
    const { code, out, err } = await run(['check', `${folder.path}/bad/test`])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const file = `${folder.path}/bad/test/test.json`
    expect(err.trimEnd().split('\n')).toEqual([
      `${place(file, '"vendor"')} /rules/0/terms/freight (test.grant): "vendor" is not a value of the term "freight" [term_value]`,
      `${place(file, '"test.grnt"')} /rules/1/defeats/0 (test.exclude): "test.exclude" points at "test.grnt", which is not there; did you mean "test.grant"? [dangling_edge]`,
      `${place(file, '"goods.opend"')} /rules/0/when/==/0/var (test.grant): "goods.opend" is not a fact that rules may read; did you mean "goods.opened"? [undeclared_fact]`,
      'aftersales: 3 errors in test',
    ])
  })

  it('checks packs together with those they need', async () => {
    const { code, err } = await run(['check', `${folder.path}/bad/shop`])
    expect(code).toBe(1)
    expect(err).toMatch(
      new RegExp(`^${literally(`${folder.path}/bad/shop/pack.json`)}:\\d+:\\d+ /needs/1: "shop" needs the pack "nothing" \\[missing_pack\\]`, 'm'),
    )
  })

  it('takes a file of a pack for the pack', async () => {
    const { code, out } = await run(['check', `${folder.path}/good/test/test.json`])
    expect({ code, out }).toEqual({ code: 0, out: 'test: no errors, 1 warning\n' })
  })

  it('says where a file has another shape', async () => {
    const { code, err } = await run(['check', `${folder.path}/shape`])
    expect(code).toBe(1)
    expect(err).toMatch(
      new RegExp(
        `^${literally(`${folder.path}/shape/test/test.json`)}:\\d+:\\d+ /rules/0/windoes.*: "windoes" is no key here; did you mean "windows"\\? \\[unknown_key\\]\naftersales: 1 error in test\n$`,
      ),
    )
  })

  it('says where a file is no JSON', async () => {
    const { code, err } = await run(['check', `${folder.path}/json`])
    expect(code).toBe(1)
    expect(err).toMatch(new RegExp(`^${literally(BROKEN)}: not JSON at line 3, column 13: .+ \\[invalid_json\\]$`, 'm'))
    noTrace(err)
  })

  it.each([
    ['a place that is not there', ['check', 'nowhere'], /^aftersales: there is no nowhere\n$/],
    ['a folder without packs', ['check', `${folder.path}/../${folder.path.split('/').at(-1)}/none`], /^aftersales: there is no /],
    ['no place at all', ['check'], /^error: missing required argument 'places'/],
  ])('ends with 2 for %s', async (_, args, says) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
    noTrace(err)
  })
})
