import { put } from './put.js'
/** A changed condition, and how. */
export interface ConditionFault {
  readonly fault: string
  readonly value: unknown
}

const OTHER: Record<string, string> = { '==': '!=', '!=': '==', '<': '<=', '<=': '<', '>': '>=', '>=': '>' }

/** Every condition that has one fault: a comparison turned round, a part dropped. */
export function conditionFaults(when: unknown): ConditionFault[] {
  if (typeof when !== 'object' || when === null) return []
  const [operator, parts] = Object.entries(when)[0] as [string, unknown]
  const other = OTHER[operator]
  if (other !== undefined) return [{ fault: `${operator} of ${factIn(parts)} became ${other}`, value: { [other]: parts } }]
  if (operator === 'in') return [{ fault: `in of ${factIn(parts)} turned round`, value: { '!': when } }, ...shorterLists(parts)]
  if (operator === '!') return [{ fault: 'not dropped', value: Array.isArray(parts) ? parts[0] : parts }]
  if (!Array.isArray(parts)) return []
  const without =
    parts.length > 1
      ? parts.map((part, index) => ({ fault: `${operator}: ${JSON.stringify(part)} dropped`, value: { [operator]: parts.filter((_, one) => one !== index) } }))
      : []
  const within = parts.flatMap((part, index) => conditionFaults(part).map(({ fault, value }) => ({ fault, value: { [operator]: put(parts, index, value) } })))
  return [...without, ...within]
}

/** A list of literals without each of its members. */
function shorterLists(parts: unknown): ConditionFault[] {
  const [read, listed] = parts as [unknown, unknown]
  if (!Array.isArray(listed) || listed.length < 2) return []
  return listed.map((literal, index) => ({
    fault: `${String(literal)} dropped from ${factIn(parts)}`,
    value: { in: [read, listed.filter((_, one) => one !== index)] },
  }))
}

const factIn = (parts: unknown): string => (/"var":"([^"]+)"/.exec(JSON.stringify(parts)) as RegExpExecArray)[1] as string
