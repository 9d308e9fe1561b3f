import type { Issue } from '../core/issue.js'

/** Ends a command with its exit code: 1, the input or the rules are wrong; 2, wrong usage. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
    readonly issues: readonly Issue[] = [],
  ) {
    super(message)
  }
}

/** Where the issue stands in a text file, when that is known. */
export type Locate = (issue: Issue) => { file: string; line?: number; column?: number } | undefined

const pointer = (path: Issue['path']): string => `/${path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`

/** An issue as one line: file:line:column, JSON pointer, message, hint, code. */
export function issueLine(issue: Issue, locate?: Locate): string {
  const at = locate?.(issue)
  const place = at ? [at.file, at.line, at.column].filter((part) => part !== undefined).join(':') : (issue.file ?? '')
  const where = [place, issue.path.length > 0 ? pointer(issue.path) : ''].filter(Boolean).join(' ')
  const rule = issue.rule === undefined ? '' : ` (${issue.rule})`
  const hint = issue.hint === undefined ? '' : `; ${issue.hint}`
  return `${where || 'input'}${rule}: ${issue.severity === 'warning' ? 'warning: ' : ''}${issue.message}${hint} [${issue.code}]`
}
