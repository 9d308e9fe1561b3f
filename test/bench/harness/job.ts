/** What one process measures: it does one thing, over and over. */
export interface Job {
  /** Does it for this number; numbers run from 0 to `size` and around again. Returns something that depends on the work. */
  readonly run: ((number: number) => unknown) | ((number: number) => Promise<unknown>)
  readonly later?: boolean
  /** How many different inputs there are. */
  readonly size: number
  /** The answer to one input, as text: equal in all processes that must agree. */
  readonly answer?: (number: number) => string | Promise<string>
  /** Counted while setting up, such as milliseconds to link. */
  readonly counted?: Record<string, number>
}

export type Request =
  | { readonly command: 'answers'; readonly count: number }
  | { readonly command: 'warm'; readonly milliseconds: number }
  | { readonly command: 'burst'; readonly count: number }
  | { readonly command: 'heap'; readonly count: number }
  | { readonly command: 'profile'; readonly milliseconds: number }

/** Nanoseconds, bytes, or a hash of the answers, by the command. */
export interface Reply {
  readonly nanoseconds?: number
  readonly allocated?: number
  readonly retained?: number
  readonly hashes?: readonly string[]
  readonly counted?: Record<string, number>
  readonly profile?: Record<string, number>
  readonly failed?: string
}
