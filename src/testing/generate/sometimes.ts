import fc, { type Arbitrary } from 'fast-check'

/** There once in so many times, so that what is there is what matters; shrinks to nothing. */
export const sometimes = <T>(arbitrary: Arbitrary<T>, once = 3): Arbitrary<T | undefined> =>
  fc.oneof({ withCrossShrink: true }, { weight: once - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** There unless it is left out once in so many times; shrinks to what is there. */
export const mostly = <T>(arbitrary: Arbitrary<T>, once = 6): Arbitrary<T | undefined> =>
  fc.oneof({ withCrossShrink: true }, { weight: once - 1, arbitrary }, { weight: 1, arbitrary: fc.constant(undefined) })

/** One of a list, the plainest first. */
export const oneOf = <T>(values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values)

/** A few of a list, at least one. */
export const someOf = <T>(values: readonly T[], maxLength = 2): Arbitrary<T[]> => fc.uniqueArray(oneOf(values), { minLength: 1, maxLength })

/** An object without the keys that are left out. */
export const compact = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
