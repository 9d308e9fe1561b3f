import { describe, expect, it } from 'vitest'
import type { CommandError } from '../../src/cli/output.js'
import { applySettings, readSetting } from '../../src/cli/set-parameters.js'
import { createPolicy } from '../../src/index.js'
import { cn } from '../../src/packs/cn.js'
import { jd } from '../../src/packs/jd.js'

describe('--set', () => {
  it.each([
    ['jd.damageReportHours=168', { pack: 'jd', name: 'damageReportHours', value: 168 }],
    ['jd.firstDay=same_day', { pack: 'jd', name: 'firstDay', value: 'same_day' }],
    ['brands/xiaomi.earphonePeriod={"months":6}', { pack: 'brands/xiaomi', name: 'earphonePeriod', value: { months: 6 } }],
    ['jd.note=a=b', { pack: 'jd', name: 'note', value: 'a=b' }],
  ])('reads %s', (text, setting) => expect(readSetting(text)).toEqual(setting))

  it.each(['jd', 'damageReportHours=24', '=24', '.a=1'])('refuses %s as wrong usage', (text) => {
    expect(() => readSetting(text)).toThrow(expect.objectContaining({ exitCode: 2 }))
  })

  it('says which pack or parameter is not there', () => {
    const messageOf = (text: string): string => {
      try {
        applySettings([cn, jd], [readSetting(text)])
      } catch (error) {
        return (error as CommandError).message
      }
      return 'nothing thrown'
    }
    expect(messageOf('jdd.firstDay=x')).toBe('a setting names the pack "jdd", which is not linked (cn, jd)')
    expect(messageOf('jd.damageReportHour=24')).toBe('the pack "jd" has no parameter "damageReportHour"; did you mean "damageReportHours"?')
    expect(messageOf('cn.x=1')).toBe('the pack "cn" has no parameter "x" (it has none)')
  })

  it('changes the policy and its hash, and leaves the pack as it was', () => {
    const before = createPolicy([cn, jd]).hash
    expect(createPolicy(applySettings([cn, jd], [readSetting('jd.damageReportHours=168')])).hash).not.toBe(before)
    expect(createPolicy(applySettings([cn, jd], [readSetting('jd.damageReportHours=24')])).hash).toBe(before)
    expect(createPolicy([cn, jd]).hash).toBe(before)
  })
})
