import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Folder, run } from './run.js'

const folder = new Folder()
const earlier = new Folder()
afterAll(() => {
  folder.remove()
  earlier.remove()
})
const give = { id: 'test.give', kind: 'grant', service: 'return', scope: { category: ['phones'] } } as const
folder.pack('rules', { rules: [give] })
earlier.pack('rules', { rules: [{ ...give, windows: [{ ends: { from: 'delivered', for: { days: 7 } } }] }] })
const rules = ['--rules', 'test', '--rules-dir', folder.path]

describe('aftersales docs', () => {
  it('writes the pages of any pack, in both languages', async () => {
    const out = join(folder.path, 'md')
    const { code, out: said, err } = await run(['docs', ...rules, '--out', out])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(said).toMatch(/^\d+ pages written to /)
    expect(readdirSync(out).sort()).toEqual(['en', 'zh'])
    expect(readFileSync(join(out, 'zh/categories/phones.md'), 'utf8')).toMatch(/^# 手机/)
  })

  it('writes one language as data', async () => {
    const out = join(folder.path, 'json')
    const { code } = await run(['docs', ...rules, '--out', out, '--format', 'json', '--locale', 'zh'])
    expect(code).toBe(0)
    expect(existsSync(join(out, 'en'))).toBe(false)
    expect(JSON.parse(readFileSync(join(out, 'zh/services/return.json'), 'utf8'))).toMatchObject({ id: 'services/return', kind: 'service', title: '退货' })
  })

  it('writes what changed since the rules of another folder', async () => {
    const out = join(folder.path, 'changes')
    const { code, err } = await run(['docs', ...rules, '--out', out, '--locale', 'en', '--before', earlier.path])
    expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('rror') })
    const page = readFileSync(join(out, 'en/changes.md'), 'utf8')
    expect(page).toContain('No claim comes to less, none gets worse terms or needs more evidence, so a minor step of the version is enough.')
    expect(page).toContain('Before: not given; now: given')
    expect(readFileSync(join(out, 'en/index.md'), 'utf8')).toContain('(<changes.md>)')
  })

  it('says that the rules of before are not there', async () => {
    const { code, err } = await run(['docs', ...rules, '--out', join(folder.path, 'none'), '--before', join(folder.path, 'nowhere')])
    expect(code).not.toBe(0)
    expect(err).toContain('nowhere')
  })

  it.each([
    [['docs'], '--out'],
    [['docs', '--out', join(folder.path, 'none'), '--format', 'pdf'], 'md, html, json'],
    [['docs', '--out', join(folder.path, 'none'), '--day', '2026-02-30'], '"2026-02-30" is not a day'],
    [['docs', '--out', join(folder.path, 'none'), '--currency', 'euros'], '"euros" is not a currency'],
  ])('refuses wrong usage: %j', async (args, message) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})
