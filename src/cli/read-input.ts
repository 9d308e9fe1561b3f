import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { CommandError } from './output.js'

const STDIN = '-'

/** The text of a file, or of standard input for "-". */
export function readText(file: string): string {
  if (file !== STDIN && !existsSync(file)) throw new CommandError(`there is no file ${file}`, 2)
  if (file === STDIN && process.stdin.isTTY) process.stderr.write('reading facts from standard input; end with Ctrl-D\n')
  return readFileSync(file === STDIN ? 0 : file, 'utf8')
}

/** The lines of a file or of standard input, one at a time, so that memory stays constant. */
export function readLines(file: string): AsyncIterable<string> {
  if (file !== STDIN && !existsSync(file)) throw new CommandError(`there is no file ${file}`, 2)
  return createInterface({ input: file === STDIN ? process.stdin : createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
}
