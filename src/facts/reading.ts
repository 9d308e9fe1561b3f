import { isPlainObject } from '../core/freeze.js'
import { didYouMean, type Issue, type IssueCode, issue } from '../core/issue.js'
import { nearMiss } from '../core/near-miss.js'

export type Path = readonly (string | number)[]

/** Stands for a value that could not be read; the issue is said already. */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/** A near miss costs more than a look-up, so that a hostile input gets a bounded number of them. */
const MOST_HINTS = 20
/** A longer list is looked at for holes first, so that an empty list of length 2^32 is no loop of 2^32 steps. */
const SHORT_LIST = 1000

/** The instants that the zones of a policy cover, UTC milliseconds, half-open (S-1d). */
export interface InstantRange {
  readonly from: number
  readonly until: number
}

/** Says what was meant, a bounded number of times. */
export class Hints {
  private left = MOST_HINTS

  /** A "did you mean", or nothing. */
  near(name: string, candidates: Iterable<string>): { hint?: string } {
    if (this.left === 0) return {}
    this.left -= 1
    return didYouMean(nearMiss(name, candidates))
  }
}

/** So many values that a message can still list them. */
const FEW = 24

/** One reading of an input that may be hostile: getters and proxies may throw at every touch. Collects every issue. */
export class Reading {
  readonly issues: Issue[] = []
  /** Once it has been read; undefined while it is not known. */
  asOf: number | undefined = undefined
  private readonly hints = new Hints()

  constructor(readonly range: InstantRange) {}

  say(code: IssueCode, path: Path, params?: Issue['params'], more?: { hint?: string }): void {
    this.issues.push(issue(code, path, params, more))
  }

  near(name: string, candidates: Iterable<string>): { hint?: string } {
    return this.hints.near(name, candidates)
  }

  /** What a value may be: the one that was probably meant, else all of them when they are few. */
  values(name: string, candidates: ReadonlySet<string>): { hint?: string } {
    const near = this.near(name, candidates)
    return near.hint !== undefined || candidates.size > FEW ? near : { hint: `one of ${[...candidates].join(', ')}` }
  }

  /** The own enumerable keys of a plain object; undefined, with an issue, for anything else. */
  keysOf(value: unknown, path: Path): readonly string[] | undefined {
    try {
      if (isPlainObject(value)) return Object.keys(value)
      this.wrong(value === null && path.length > 0 ? 'null_value' : 'not_an_object', value, path, 'a plain object')
    } catch (error) {
      this.unreadable(error, path)
    }
    return undefined
  }

  /** What `keysOf` has listed; the path is made only when it is needed. */
  at(object: unknown, key: string, path: Path): unknown {
    try {
      return (object as Record<string, unknown>)[key]
    } catch (error) {
      this.unreadable(error, [...path, key])
      return UNREADABLE
    }
  }

  /** The entries of a list; undefined, with an issue, for anything else. */
  entriesOf(value: unknown, path: Path): readonly unknown[] | undefined {
    try {
      if (!Array.isArray(value)) {
        this.wrong(value === null ? 'null_value' : 'not_a_list', value, path, 'a list')
        return undefined
      }
      const { length } = value
      if (length <= SHORT_LIST || Object.keys(value).length >= length) return copyOf(value, length)
      this.say('wrong_type', path, { expected: 'a list', found: 'a list with holes' })
    } catch (error) {
      this.unreadable(error, path)
    }
    return undefined
  }

  /** Says that a value has the wrong type, and how a Date is passed. */
  wrong(code: 'null_value' | 'not_an_object' | 'not_a_list' | 'wrong_type', value: unknown, path: Path, expected: string): void {
    const found = kindOf(value)
    this.say(code, path, { expected, found }, expected === INSTANT && found === 'a Date' ? { hint: 'use toISOString()' } : undefined)
  }

  unreadable(error: unknown, path: Path): void {
    this.say('unreadable', path, { reason: reasonOf(error) })
  }
}

export const INSTANT = 'an ISO 8601 instant'

function copyOf(list: readonly unknown[], length: number): unknown[] {
  const copy: unknown[] = []
  for (let index = 0; index < length; index++) copy.push(list[index])
  return copy
}

/** A value's kind in words; a number stands for itself. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'nothing'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object') return `a ${typeof value}`
  try {
    if (Array.isArray(value)) return 'a list'
    if (Object.prototype.toString.call(value) === '[object Date]') return 'a Date'
    return isPlainObject(value) ? 'an object' : 'an instance of a class'
  } catch {
    return 'an object that cannot be read'
  }
}

function reasonOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error)
  } catch {
    return 'an exception'
  }
}
