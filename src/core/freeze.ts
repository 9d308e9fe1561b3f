/** Freezes plain data in depth, in place, without recursion; what is frozen already is taken as frozen in depth. */
export function deepFreeze<T>(value: T): T {
  const waiting: object[] = []
  const wait = (part: unknown): void => {
    if (typeof part === 'object' && part !== null && !Object.isFrozen(part)) waiting.push(part)
  }
  wait(value)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    Object.freeze(next)
    if (Array.isArray(next)) for (const part of next) wait(part)
    else for (const part of Object.values(next)) wait(part)
  }
  return value
}

/** An object whose prototype is that of plain data; class instances, dates and arrays are not. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
