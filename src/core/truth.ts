/** Strong Kleene truth (S-2): `and` is the minimum, `not` the mirror image. */
export type Truth = 0 | 1 | 2
export const FALSE: Truth = 0
export const UNKNOWN: Truth = 1
export const TRUE: Truth = 2

export const not = (value: Truth): Truth => (2 - value) as Truth
export const and = (a: Truth, b: Truth): Truth => (a < b ? a : b)
export const truthOf = (value: boolean): Truth => (value ? TRUE : FALSE)
