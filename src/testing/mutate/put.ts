/** A copy of a list with another part at one place. */
export const put = <T>(list: readonly T[], at: number, part: T): T[] => list.map((one, index) => (index === at ? part : one))
