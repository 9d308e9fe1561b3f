import { createReadStream } from 'node:fs'
import { checkFile, STDIN } from './read-input.js'

/** A claim longer than this many characters is no claim; it is not kept in memory. */
const LONGEST = 16 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024

/** The lines that one chunk of the input ends, and `undefined` for one that was too long. */
export type Lines = readonly (string | undefined)[]

/** The lines of a file or of standard input, chunk by chunk, so that memory stays constant; LF and CRLF end a line, a last one needs no end. */
export async function* readLines(file: string): AsyncGenerator<Lines> {
  checkFile(file)
  const stream = file === STDIN ? process.stdin : createReadStream(file, { highWaterMark: CHUNK_BYTES })
  let rest = ''
  let tooLong = false
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n')
    rest = tooLong ? '' : rest + first
    tooLong ||= rest.length > LONGEST
    const last = others.pop()
    if (last === undefined) continue
    yield [tooLong ? undefined : withoutReturn(rest), ...others.map(withoutReturn)]
    rest = last
    tooLong = false
  }
  if (tooLong) yield [undefined]
  else if (rest !== '') yield [withoutReturn(rest)]
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
