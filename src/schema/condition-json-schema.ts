const ref = (name: string): object => ({ $ref: `#/definitions/${name}` })
const only = (properties: object): object => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false })
const pair = (first: object, second: object): object => ({ type: 'array', items: [first, second], minItems: 2, maxItems: 2 })
const conditions = { type: 'array', items: ref('Condition'), minItems: 1 }
const cell = ref('Cell')

const fact = only({ var: ref('facts') })
const literal = { anyOf: [{ type: ['string', 'integer', 'boolean'] }, cell] }
const number = { anyOf: [{ type: 'integer' }, cell] }
const equals = pair(fact, literal)
const compares = pair(fact, number)

/** Conditions in JSON Schema (S-2): at run time they are read by a reader of their own, with exact paths. */
export const CONDITION_JSON_SCHEMA = {
  description: 'JsonLogic, typed: and, or, ! over conditions; a fact compared with a literal; in for one value of a list, or one in a set',
  anyOf: [
    { type: 'boolean' },
    cell,
    {
      type: 'object',
      properties: {
        and: { description: 'Every one holds', ...conditions },
        or: { description: 'One of them holds', ...conditions },
        '!': { description: 'It does not hold', anyOf: [ref('Condition'), { type: 'array', items: ref('Condition'), minItems: 1, maxItems: 1 }] },
        '==': { description: 'The fact equals the literal', ...equals },
        '!=': { description: 'The fact is known to be another', ...equals },
        '<': { description: 'The integer is less', ...compares },
        '<=': { description: 'The integer is not more', ...compares },
        '>': { description: 'The integer is more', ...compares },
        '>=': { description: 'The integer is not less', ...compares },
        in: {
          description: 'The fact is one of the literals, or the literal is in the set',
          anyOf: [pair(fact, { type: 'array', items: literal, minItems: 1 }), pair(literal, fact)],
        },
      },
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
    },
  ],
}
