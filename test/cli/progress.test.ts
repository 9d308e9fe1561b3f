import { expect, it } from 'vitest'
import { progressOn } from '../../src/cli/progress.js'

/** What is written of steps that begin at these moments. */
function written(isTTY: boolean, moments: readonly number[]): string {
  let at = 0
  const parts: string[] = []
  const stream = { isTTY, write: (part: string) => parts.push(part) > 0 }
  const progress = progressOn(stream, () => at)
  for (const [done, moment] of moments.entries()) {
    at = moment
    progress.step({ done, of: 9, what: 'a rule' })
  }
  progress.end()
  return parts.join('')
}

it('writes one line over on a terminal', () => {
  expect(written(true, [0, 1])).toBe('\r\u001b[K0/9 a rule\r\u001b[K1/9 a rule\r\u001b[K')
})

it('writes a line into a log every half a minute', () => {
  expect(written(false, [0, 29_999, 30_000, 30_001, 59_999, 60_000, 200_000])).toBe('2/9 a rule\n5/9 a rule\n6/9 a rule\n')
})
