import type { Readable, Writable } from 'node:stream'
import { autocomplete, autocompleteMultiselect, intro, isCancel, log, multiselect, outro, select, text } from '@clack/prompts'

/** One way to answer. */
export interface Choice<T> {
  value: T
  label: string
}

/** Thrown out of a question by Ctrl-C or Escape. */
export class Stopped extends Error {}

/** How questions are put to a person; each promise is rejected with `Stopped` when the person stops. */
export interface Asker {
  open(title: string): void
  close(message: string): void
  warn(message: string): void
  one<T>(message: string, choices: readonly Choice<T>[]): Promise<T>
  some<T>(message: string, choices: readonly Choice<T>[]): Promise<T[]>
  /** `refuse` says what is wrong with an answer. */
  line(message: string, example: string, refuse: (answer: string) => string | undefined): Promise<string>
}

/** Choices shown at once; the rest scrolls. */
const SHOWN = 12
/** From so many choices on, typing finds one faster than scrolling. */
const MANY = 100

/** Asks in a terminal. */
export function terminalAsker(streams: { input?: Readable; output?: Writable } = {}): Asker {
  const given = async <T>(answer: Promise<T | symbol>): Promise<T> => {
    const value = await answer
    if (isCancel(value)) throw new Stopped()
    return value as T
  }
  // The prompts type their options by value, which a type parameter cannot follow.
  const options = (choices: readonly Choice<unknown>[]): { value: string; label: string }[] =>
    choices.map(({ value, label }) => ({ value: value as string, label }))
  return {
    open: (title) => intro(title, streams),
    close: (message) => outro(message, streams),
    warn: (message) => log.warn(message, streams),
    one: <T>(message: string, choices: readonly Choice<T>[]) => {
      const asked = { message, options: options(choices), maxItems: SHOWN, showInstructions: false, ...streams }
      return given<T>((choices.length > MANY ? autocomplete(asked) : select(asked)) as Promise<T | symbol>)
    },
    some: <T>(message: string, choices: readonly Choice<T>[]) => {
      const asked = { message, options: options(choices), maxItems: SHOWN, showInstructions: false, required: false, ...streams }
      return given<T[]>((choices.length > MANY ? autocompleteMultiselect(asked) : multiselect(asked)) as Promise<T[] | symbol>)
    },
    line: (message, example, refuse) => given<string>(text({ message, placeholder: example, validate: (answer) => refuse(answer ?? ''), ...streams })),
  }
}
