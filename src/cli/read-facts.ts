import { type JsonSource, readJson } from './json-source.js'
import { CommandError } from './output.js'
import { readText } from './read-input.js'

/** The facts of a file, or of standard input for "-", with the places in it; a text that is no JSON ends the command. */
export const readFacts = (file: string): JsonSource => readJsonFile(file, 'the facts are')

/** @param what - What the file holds, for the message: "the record is". */
export function readJsonFile(file: string, what: string): JsonSource {
  const read = readJson(readText(file), file)
  if (!read.ok) throw new CommandError(`${what} not JSON`, 1, [read.issue])
  return read.source
}

/** Facts that the door refuses, with the places of what is wrong. */
export class FactsFileError extends CommandError {
  constructor(
    issues: CommandError['issues'],
    readonly locatePath: JsonSource['locate'],
  ) {
    super('the facts are not valid', 1, issues)
  }
}
