import type { DiffReport } from '../analysis/diff/diff.js'
import type { Policy } from '../evaluate/create-policy.js'
import { linkedOf } from '../evaluate/linked.js'
import type { Facts, Service } from '../facts/facts.js'
import type { CompiledPolicy } from '../policy/compiled.js'
import type { RuleId } from '../policy/rule.js'
import type { Setting } from './survey/ordinary-claim.js'
import { settingOf } from './survey/setting.js'
import { type CategorySurvey, surveyCategory } from './survey/ways.js'
import { templateOf, type WrittenRule, writtenRules } from './survey/written-rules.js'

/** A worked case of a pack, to be shown with the rules it is about. */
export interface DocCase {
  /** The provision on whose page it stands. */
  readonly provision: string
  /** In English; other languages say what the case is about. */
  readonly title: string
  readonly facts: Facts
  /** The services whose decision is shown. */
  readonly services: readonly Service[]
}

/** What the pages are about: the same for every language. */
export interface Subject {
  readonly policy: Policy
  readonly compiled: CompiledPolicy
  readonly setting: Setting
  readonly rules: readonly WrittenRule[]
  readonly cases: readonly DocCase[]
  /** What differs from the version before, where that was compared. */
  readonly changes: DiffReport | undefined
  /** A rule as it is written, by its id or that of a row of it. */
  ruleOf(id: RuleId): WrittenRule | undefined
  surveyOf(category: string): CategorySurvey
}

/** @param day - On which the ordinary purchase is delivered; left out, a day whose week ends in a holiday. */
export function subjectOf(
  policy: Policy,
  { day, cases = [], changes }: { day?: string | undefined; cases?: readonly DocCase[] | undefined; changes?: DiffReport | undefined },
): Subject {
  const { policy: compiled } = linkedOf(policy)
  const setting = settingOf(compiled, day)
  const rules = writtenRules(compiled)
  const byId = new Map(rules.map((one) => [one.rule.id, one]))
  // Only the last one is kept: the pages of one kind in all languages are made one after the other.
  let last: CategorySurvey | undefined
  return {
    policy,
    compiled,
    setting,
    rules,
    cases,
    changes,
    ruleOf: (id) => byId.get(templateOf(id)),
    surveyOf: (category) => {
      if (last?.category !== category) last = surveyCategory(policy, setting, category)
      return last
    },
  }
}
