import { nearMiss } from '../core/near-miss.js'
import type { Pack, Parameter } from '../policy/pack.js'
import { CommandError } from './output.js'

/** One `--set`: the parameter of a pack, with its value. */
export interface Setting {
  readonly pack: string
  readonly name: string
  readonly value: Parameter['default']
}

/** Reads `jd.damageReportHours=24`; the value is JSON, or else a text. */
export function readSetting(text: string): Setting {
  const equals = text.indexOf('=')
  const dot = text.lastIndexOf('.', equals)
  if (equals < 0 || dot < 1) throw new CommandError(`--set wants <pack>.<parameter>=<value>, such as jd.damageReportHours=24; found ${text}`, 2)
  return settingOf([text.slice(0, equals), settingValue(text.slice(equals + 1))])
}

/** The parameter that a path such as `jd.damageReportHours` names, with its value. */
export function settingOf([path, value]: readonly [string, Parameter['default']]): Setting {
  const dot = path.lastIndexOf('.')
  return { pack: path.slice(0, dot), name: path.slice(dot + 1), value }
}

function settingValue(text: string): Parameter['default'] {
  try {
    return JSON.parse(text) as Parameter['default']
  } catch {
    return text
  }
}

/** The packs with other readings; a parameter that no pack has is wrong usage, a value that does not fit is an issue of the policy. */
export function applySettings(packs: readonly Pack[], settings: readonly Setting[]): Pack[] {
  for (const { pack, name } of settings) {
    const found = packs.find(({ id }) => id === pack)
    if (!found) throw new CommandError(`a setting names the pack "${pack}", which is not linked (${packs.map(({ id }) => id).join(', ')})`, 2)
    const names = Object.keys(found.parameters ?? {})
    if (names.includes(name)) continue
    const near = nearMiss(name, names)
    throw new CommandError(`the pack "${pack}" has no parameter "${name}"${near ? `; did you mean "${near}"?` : ` (${names.join(', ') || 'it has none'})`}`, 2)
  }
  return packs.map((pack) => pack.with(Object.fromEntries(settings.filter((setting) => setting.pack === pack.id).map(({ name, value }) => [name, value]))))
}
