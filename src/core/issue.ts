/** What is wrong with an input or a rule file: a code, where it stands, and the parameters of its message. */
export interface Issue {
  code: string
  severity: 'error' | 'warning'
  path: (string | number)[]
  message: string
  params: Record<string, string | number | boolean>
  rule?: string
  file?: string
  /** What would mend it, such as a "did you mean". */
  hint?: string
}

/** The message of each code; `{name}` is filled from the issue's params. Cause and remedy stand in docs/issues.md. */
export const ISSUE_MESSAGES = {
  // the door of facts (S-1)
  not_an_object: 'expected a plain object, found {found}',
  not_a_list: 'expected a list, found {found}',
  unknown_fact: '"{key}" is not a declared fact',
  missing_fact: '"{fact}" is required',
  null_value: 'null is only allowed for events; leave an unknown fact out',
  wrong_type: 'expected {expected}, found {found}',
  unknown_value: '"{value}" is not a value of {of}',
  duplicate_value: '"{value}" is listed twice',
  out_of_range: '{value} is outside {min} to {max}',
  not_an_instant: '"{value}" is not an ISO 8601 instant',
  instant_without_offset: '"{value}" has no UTC offset',
  instant_out_of_range: '"{value}" is outside the years {from} to {until} that the time zones of the policy cover',
  empty_text: 'an empty text says nothing; leave an unknown fact out',
  malformed_text: 'the text holds half of a surrogate pair',
  derived_fact: '"{fact}" is derived, never passed in',
  built_in_event: 'the event "{event}" is read from {from}, never passed in events',
  after_as_of: '{what} lies after asOf',
  wrong_order: '{first} lies after {then}',
  quantity_over_item: '{asked} units are claimed, {bought} were bought',
  open_case_closed: 'an open case has no closedAt',
  unreadable: 'the input could not be read: {reason}',
} as const

export type IssueCode = keyof typeof ISSUE_MESSAGES

/** Longest piece of an input that a message repeats. */
const SHOWN = 80

const shown = (value: string | number | boolean): string => {
  const text = String(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

/** Makes an issue; its message is filled from the params, long values cut. */
export function issue(
  code: IssueCode,
  path: readonly (string | number)[],
  params: Issue['params'] = {},
  more: Partial<Pick<Issue, 'severity' | 'rule' | 'file' | 'hint'>> = {},
): Issue {
  const cut = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? shown(value) : value]))
  const message = ISSUE_MESSAGES[code].replace(/\{(\w+)\}/g, (_, name: string) => shown(cut[name] ?? `{${name}}`))
  return { code, severity: 'error', path: [...path], message, params: cut, ...more }
}

/** "did you mean" as a hint, where a near miss was found. */
export const didYouMean = (name: string | undefined): { hint?: string } => (name === undefined ? {} : { hint: `did you mean "${name}"?` })

/** Path as text: `events.delivered`, `history[0].service`. */
export const pathText = (path: readonly (string | number)[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '')
