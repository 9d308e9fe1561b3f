import { existsSync, readFileSync } from 'node:fs'
import { CommandError } from './output.js'

/** The name by which a command reads standard input. */
export const STDIN = '-'

/** The text of a file, or of standard input for "-". */
export function readText(file: string): string {
  if (file !== STDIN && !existsSync(file)) throw new CommandError(`there is no file ${file}`, 2)
  if (file === STDIN && process.stdin.isTTY) process.stderr.write('reading facts from standard input; end with Ctrl-D\n')
  return readFileSync(file === STDIN ? 0 : file, 'utf8')
}
