import type { Pack, Parameter } from '../policy/pack.js'

type Json = Record<string, unknown>

const TYPES: Record<Parameter['type'], (parameter: Parameter) => Json> = {
  integer: () => ({ type: 'integer' }),
  boolean: () => ({ type: 'boolean' }),
  enum: ({ values }) => ({ enum: values }),
  duration: () => ({ type: 'object', minProperties: 1, maxProperties: 4, examples: [{ days: 7 }, { hours: 24 }] }),
}

/**
 * A JSON Schema of the readings that packs leave open: an object by pack id, each with its parameters, their defaults and both readings in words.
 *
 * @example
 * parametersSchema([jd]).properties.jd.properties.damageReportHours.default // => 24
 */
export function parametersSchema(packs: readonly Pack[]): Record<string, unknown> {
  const properties = packs.flatMap((pack): [string, Json][] => {
    const parameters = Object.entries({ ...pack.parameters })
    return parameters.length === 0
      ? []
      : [[pack.id, { ...closed(parameters.map(([name, parameter]) => [name, parameterSchema(parameter)])), description: pack.text.en }]]
  })
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Parameters of packs: readings that their sources leave open', ...closed(properties) }
}

const closed = (properties: [string, Json][]): Json => ({ type: 'object', properties: Object.fromEntries(properties), additionalProperties: false })

function parameterSchema(parameter: Parameter): Json {
  const { text, note, default: value } = parameter
  return { description: [text.en, text.zh, note].filter(Boolean).join('\n'), ...TYPES[parameter.type](parameter), default: value }
}
