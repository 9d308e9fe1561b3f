/** Says how far a long run is, where a person waits. */
export interface Progress {
  readonly step: (step: { readonly done: number; readonly of: number; readonly what: string }) => void
  readonly end: () => void
}

const SILENT: Progress = { step: () => undefined, end: () => undefined }

/** One line on a terminal, written over; nothing elsewhere. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return SILENT
  return {
    step: ({ done, of, what }) => void stream.write(`\r\u001b[K${done}/${of} ${what}`),
    end: () => void stream.write('\r\u001b[K'),
  }
}
