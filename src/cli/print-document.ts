import type { TextDocument } from '../explain/say/document.js'
import { type Paint, writeText } from '../explain/write/write-text.js'
import { wantsColours } from './colours.js'

/** Prints a document to standard output, coloured where a person looks at it. */
export function printDocument(document: TextDocument): void {
  process.stdout.write(`${writeText(document, wantsColours(process.stdout, process.env) ? coloured : undefined)}\n`)
}

/** Codes of a terminal that begin and end a mark. */
const MARKS: Readonly<Record<Parameters<Paint>[1], readonly [begin: string, end: string]>> = {
  good: ['\u001B[1;32m', '\u001B[22;39m'],
  partly: ['\u001B[1;33m', '\u001B[22;39m'],
  open: ['\u001B[1;36m', '\u001B[22;39m'],
  bad: ['\u001B[1;31m', '\u001B[22;39m'],
  heading: ['\u001B[1m', '\u001B[22m'],
  quiet: ['\u001B[2m', '\u001B[22m'],
}

const coloured: Paint = (text, as) => MARKS[as].join(text)
