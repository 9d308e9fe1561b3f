import { isPlainObject } from '../core/freeze.js'
import { type Issue, issue } from '../core/issue.js'
import { kindOf } from '../facts/reading.js'

type Path = readonly (string | number)[]

/** Conditions nest at most 64 deep, each two levels of JSON; the rest of a file needs far less. */
const DEEPEST = 200
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * Checks that a value is plain JSON of bounded depth with well-formed texts, so that whatever reads it next can neither throw nor run out of stack.
 * `undefined` in an object counts as left out. May throw when a getter or a proxy does.
 */
export function checkJson(value: unknown): Issue[] {
  const issues: Issue[] = []
  const waiting: { value: unknown; path: Path }[] = [{ value, path: [] }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: part, path } = next
    const found = checkOne(part, path)
    if (found !== undefined) issues.push(found)
    else if (Array.isArray(part)) for (let index = part.length - 1; index >= 0; index--) waiting.push({ value: part[index], path: [...path, index] })
    else if (isPlainObject(part)) for (const key of Object.keys(part).reverse()) pushMember(part, key, path)
  }
  return issues

  function pushMember(object: Record<string, unknown>, key: string, path: Path): void {
    // The only key that reads as something else when it is copied by assignment.
    if (key === '__proto__') issues.push(issue('unknown_key', [...path, key], { key }))
    else if (object[key] !== undefined) waiting.push({ value: object[key], path: [...path, key] })
  }
}

function checkOne(value: unknown, path: Path): Issue | undefined {
  if (path.length > DEEPEST) return issue('too_deep', path, { most: DEEPEST })
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? issue('malformed_text', path) : undefined
  if (value === null || typeof value === 'boolean' || Number.isFinite(value) || isPlainObject(value)) return undefined
  if (!Array.isArray(value)) return issue('not_json', path, { found: kindOf(value) })
  return value.length > 1000 && Object.keys(value).length < value.length ? issue('not_json', path, { found: 'a list with holes' }) : undefined
}
