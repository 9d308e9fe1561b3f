/** Says how far a long run is, where a person waits. */
export interface Progress {
  readonly step: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
  readonly end: () => void
}

/** How often a log is told of a run that takes long. */
const TOLD_EVERY_MS = 30_000

/** One line on a terminal, written over; elsewhere a line every half a minute, so that a log shows that a long run goes on. */
export function progressOn(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>, now: () => number = Date.now): Progress {
  if (!stream.isTTY) {
    let told = now()
    return {
      step: ({ done, of, what }) => {
        if (now() - told < TOLD_EVERY_MS) return
        told = now()
        stream.write(`${done}/${of} ${what}\n`)
      },
      end: () => undefined,
    }
  }
  return {
    step: ({ done, of, what }) => void stream.write(`\r\u001b[K${done}/${of} ${what}`),
    end: () => void stream.write('\r\u001b[K'),
  }
}
