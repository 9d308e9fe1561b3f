import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { type Issue, issue } from '../core/issue.js'
import type { Evaluated } from '../evaluate/evaluate-many.js'
import { readJson } from './json-source.js'
import { readLines } from './read-lines.js'

/**
 * Answers are written in blocks of at least this many characters: a write for each short one costs more than deciding it. Blocks of a megabyte are kept apart by the
 * collector of garbage, and cost 80 MB more memory.
 */
const BLOCK = 64 * 1024
/**
 * By how many percent the heap may grow before garbage is collected again. Little is kept, so a small heap costs no time, and 2 GB of claims take 207 MB in place of
 * 297; V8 doubles the heap otherwise.
 */
const GROWTH_PERCENT = 30
const TOO_LONG: { ok: false; issue: Issue } = { ok: false, issue: issue('unreadable', [], { reason: 'the line is too long' }) }

/**
 * One line in, one line out, in order; a bad line becomes its issues and does not stop the rest, an empty one is left out. Nothing is kept but a chunk of lines and
 * a block of answers, and reading waits for whoever reads them.
 */
export async function evaluateLines(decide: (facts: unknown) => Evaluated<unknown>, file: string): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
  let line = 0
  let bad = 0
  const answerTo = (text: string | undefined): string => {
    line++
    if (text?.trim() === '') return ''
    const read = text === undefined ? TOO_LONG : readJson(text, file)
    const result = read.ok ? decide(read.source.value) : { ok: false as const, issues: [read.issue] }
    if (!result.ok) bad++
    return `${JSON.stringify(result.ok ? result.decision : { line, issues: result.issues })}\n`
  }
  let block = ''
  for await (const lines of readLines(file)) {
    for (const text of lines) {
      block += answerTo(text)
      if (block.length > BLOCK) block = await write(block)
    }
    block = await write(block)
  }
  if (bad > 0) process.exitCode = 1
}

/** Waits until there is room again; returns the empty block. */
async function write(block: string): Promise<''> {
  if (block !== '' && !process.stdout.write(block)) await once(process.stdout, 'drain')
  return ''
}
