const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be opened',
  EPERM: 'may not be opened',
  EEXIST: 'exists already',
  EISDIR: 'is a folder; a file is wanted',
  ENOENT: 'does not exist',
  ENOSPC: 'cannot be written: no space is left',
  ENOTDIR: 'is not a folder',
  EROFS: 'cannot be written: it is on a read-only disk',
}

/** Why the system refused a file, in one line; undefined for any other error. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  const { code = '', path } = error as NodeJS.ErrnoException
  const reason = REASONS[code]
  return reason !== undefined && path !== undefined ? `${path} ${reason}` : error.message
}
