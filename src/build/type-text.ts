/** One property of a generated interface. */
export interface Member {
  text: string
  name: string
  /** A type expression, or the literals of a union. */
  type: string | string[]
  required?: boolean
}

const WIDTH = 160

export const union = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(' | ')

/** A JSDoc line; the text must hold no end of comment. */
export const doc = (text: string, indent: string): string => `${indent}/** ${text.replaceAll('*/', '* /')} */\n`

/** A union on one line when it fits behind `before`, else a line for each member, as the formatter would write it. */
export function typeName({ name, type, required }: Member): string {
  if (typeof type === 'string') return type
  const before = `  ${name}${required ? '' : '?'}: `
  return broken(type, before.length, '    ')
}

/** `export type Name = …`. */
export const aliasOf = (name: string, text: string, values: readonly string[]): string =>
  `${doc(text, '')}export type ${name} =${gap(values, `export type ${name} = `.length)}${broken(values, `export type ${name} = `.length, '  ')}\n`

const gap = (values: readonly string[], before: number): string => (fits(values, before) ? ' ' : '')

const fits = (values: readonly string[], before: number): boolean => before + union(values).length <= WIDTH

const broken = (values: readonly string[], before: number, indent: string): string =>
  fits(values, before) ? union(values) : values.map((value) => `\n${indent}| '${value}'`).join('')
