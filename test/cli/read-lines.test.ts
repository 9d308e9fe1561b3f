import { afterAll, expect, it } from 'vitest'
import { readLines } from '../../src/cli/read-lines.js'
import { Folder } from './run.js'

const folder = new Folder()
afterAll(() => folder.remove())

async function linesOf(text: string): Promise<unknown[]> {
  const file = folder.write('lines.txt', text)
  const found: unknown[] = []
  for await (const lines of readLines(file)) found.push(...lines)
  return found
}

const CHUNK = 256 * 1024
const LONG = 16 * 1024 * 1024
it.each([
  ['nothing', '', []],
  ['one line without an end', 'a', ['a']],
  ['LF, CRLF and an empty line', 'a\nb\r\n\nc', ['a', 'b', '', 'c']],
  ['an end at the end', 'a\n', ['a']],
  ['an end that two chunks share', `${'x'.repeat(CHUNK - 1)}\r\nb`, ['x'.repeat(CHUNK - 1), 'b']],
  ['a character that two chunks share', `${'x'.repeat(CHUNK - 1)}货\nb`, [`${'x'.repeat(CHUNK - 1)}货`, 'b']],
  ['a line over many chunks', `a\n${'y'.repeat(3 * CHUNK)}\nb\n`, ['a', 'y'.repeat(3 * CHUNK), 'b']],
  ['a line too long, between others', `a\n${'z'.repeat(LONG + CHUNK)}\nb`, ['a', undefined, 'b']],
  ['a last line too long', `a\n${'z'.repeat(LONG + CHUNK)}`, ['a', undefined]],
])('reads %s', async (_what, text, lines) => {
  const found = await linesOf(text)
  // Not compared by the matcher: it would print megabytes.
  expect(found.length).toBe(lines.length)
  expect(found.every((line, index) => line === lines[index])).toBe(true)
})
