import { existsSync, readFileSync, statSync } from 'node:fs'
import { CommandError } from './output.js'

/** The name by which a command reads standard input. */
export const STDIN = '-'

/** The text of a file, or of standard input for "-". */
export function readText(file: string): string {
  checkFile(file)
  if (file === STDIN && process.stdin.isTTY) process.stderr.write('reading facts from standard input; end with Ctrl-D\n')
  return readFileSync(file === STDIN ? 0 : file, 'utf8')
}

/** @throws CommandError where there is no file of this name, or a folder. */
export function checkFile(file: string): void {
  if (file === STDIN) return
  if (!existsSync(file)) throw new CommandError(`there is no file ${file}`, 2)
  if (statSync(file).isDirectory()) throw new CommandError(`${file} is a folder; a file is wanted`, 2)
}
