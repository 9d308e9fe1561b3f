import { didYouMean } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'
import { isDuration } from './check-windows.js'
import type { Pack, Parameter } from './pack.js'
import type { PackReport } from './report.js'

const EXPECTED: Record<Parameter['type'], string> = { integer: 'a whole number', boolean: 'true or false', enum: 'one of its values', duration: 'a duration' }

const fits = ({ type, values = [] }: Parameter, value: unknown): boolean =>
  type === 'integer'
    ? Number.isSafeInteger(value)
    : type === 'boolean'
      ? typeof value === 'boolean'
      : type === 'duration'
        ? isDuration(value)
        : typeof value === 'string' && values.includes(value)

/** The value of every parameter of a pack: those it was given by `with`, else the defaults. */
export function parameterValues(pack: Pack, report: PackReport): Map<string, unknown> {
  const parameters = pack.parameters ?? {}
  const values = new Map<string, unknown>()
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.hasOwn(pack.values, name) ? pack.values[name] : parameter.default
    // A value that does not fit is reported once; the rules go on with the default, so that nothing else is said about it.
    values.set(name, fits(parameter, value) ? value : parameter.default)
    if (!fits(parameter, value))
      report('parameter_value', 'pack.json', ['parameters', name], { name, value: JSON.stringify(value) ?? 'nothing', expected: EXPECTED[parameter.type] })
  }
  for (const name of Object.keys(pack.values))
    if (!Object.hasOwn(parameters, name))
      report('unknown_parameter', 'pack.json', ['parameters'], { name, pack: pack.id }, undefined, didYouMean(nearMiss(name, Object.keys(parameters))))
  return values
}
