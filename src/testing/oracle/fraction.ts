/** An exact rational number. */
export interface Fraction {
  over: bigint
  under: bigint
}

export const fraction = (over: number, under = 1): Fraction => ({ over: BigInt(over), under: BigInt(under) })
export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under })
export const minus = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under - b.over * a.under, under: a.under * b.under })
export const isLess = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under

export const isSame = (a: Fraction, b: Fraction): boolean => a.over * b.under === b.over * a.under

/** Rounded half up: the greatest integer not above the number plus a half. */
export function rounded({ over, under }: Fraction): number {
  const [top, bottom] = [2n * over + under, 2n * under]
  const floor = top >= 0n || top % bottom === 0n ? top / bottom : top / bottom - 1n
  return Number(floor)
}
