/**
 * The words of a text for the search: Latin words and numbers whole, Chinese as single characters and pairs, since it has no spaces.
 * Handed to the browser as its source text, so it may use nothing outside itself.
 */
export function tokenize(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[a-z0-9]+|\p{Script=Han}+/gu)
      ?.flatMap((run) => {
        if (!/\p{Script=Han}/u.test(run)) return [run]
        const characters = [...run]
        return characters.flatMap((one, index) => (index + 1 < characters.length ? [one, one + characters[index + 1]] : [one]))
      }) ?? []
  )
}
