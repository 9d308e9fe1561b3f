import { didYouMean, type Issue, type IssueCode, issue } from '../core/issue.js'

type Path = readonly (string | number)[]

/** Reports what is wrong at a place of a pack's file. */
export type PackReport = (
  code: IssueCode,
  file: string,
  path: Path,
  params?: Issue['params'],
  rule?: string,
  more?: { hint?: string; severity?: 'warning'; near?: NearName },
) => void

/** Looks for the name that was meant: so slow that it is done for few names only. */
export type NearName = () => string | undefined

/** So many names are looked for in one pack, so that time grows with its size alone. */
const MOST_NEAR = 20

/** Collects the issues of a pack. A template's mistake shows in every row and is kept once. */
export function collectIssues(packId: string, issues: Map<string, Issue>): PackReport {
  let looked = 0
  return (code, file, path, params = {}, rule, { near, ...more } = {}) => {
    const found = issue(code, path, params, { ...more, file: `${packId}/${file}`, ...(rule !== undefined && { rule }) })
    const key = JSON.stringify([found.code, found.file, found.path, found.message])
    if (!issues.has(key)) issues.set(key, near && looked++ < MOST_NEAR ? { ...found, ...didYouMean(near()) } : found)
  }
}
