import { didYouMean, type Issue, type IssueCode, issue } from '../core/issue.js'

type Path = readonly (string | number)[]

/** Reports what is wrong at a place of a pack's file. */
export type PackReport = (
  code: IssueCode,
  file: string,
  path: Path,
  params?: Issue['params'],
  rule?: string,
  more?: { hint?: string; severity?: 'warning'; near?: NearName; once?: string },
) => void

/** Looks for the name that was meant: so slow that it is done for few names only. */
export type NearName = () => string | undefined

/** So many names are looked for in one pack, so that time grows with its size alone. */
const MOST_NEAR = 20

/** A cell without a value: what misses the value is wrong for no other reason. */
const EMPTY_CELLS: ReadonlySet<IssueCode> = new Set(['unknown_parameter', 'cell_outside_template'])
/** The depth of the parts of a rule, `rules/0/windows`: so deep what holds a cell is a value, and not the rule or all of one part. */
const PART = 3

/** Collects the issues of a pack. A template's mistake shows in every row and is kept once: for its message, or for `once`, which leaves the row out. */
export function collectIssues(packId: string, issues: Map<string, Issue>): PackReport {
  let looked = 0
  const emptied = new Set<string>()
  return (code, file, path, params = {}, rule, { near, once, ...more } = {}) => {
    if (EMPTY_CELLS.has(code)) {
      emptied.add(JSON.stringify([file, path]))
      if (path.length > PART) emptied.add(JSON.stringify([file, path.slice(0, -1)]))
    } else if (emptied.has(JSON.stringify([file, path]))) return
    const found = issue(code, path, params, { ...more, file: `${packId}/${file}`, ...(rule !== undefined && { rule }) })
    const key = JSON.stringify([found.code, found.file, found.path, once ?? found.message])
    if (!issues.has(key)) issues.set(key, near && looked++ < MOST_NEAR ? { ...found, ...didYouMean(near()) } : found)
  }
}
