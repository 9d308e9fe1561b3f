import type { Question, Verdict } from '../../../src/evaluate/decision'
import type { Service } from '../../../src/facts/facts'
import type { Locale, TextSection } from '../../../src/index'
import type { ClaimState } from './claim-state'

/** What the page asks of the worker that runs the library. */
export interface Ask {
  id: number
  locale: Locale
  /** A copy of it, since it crosses into the worker. */
  state: ClaimState
  /** A rule file as it was edited. */
  draft?: Draft
}

export interface Draft {
  /** "jd/no-reason-return.json" */
  file: string
  text: string
}

export interface Choice {
  value: string
  text: string
}

/** What can be picked in the form, in the words of the vocabulary. */
export interface Options {
  /** By the root of the tree. */
  categories: { text: string; choices: Choice[] }[]
  reasons: Choice[]
  channels: Choice[]
  services: Choice[]
  /** States of the goods, each a question of yes and no. */
  goods: Choice[]
}

/** A fact that is asked for, with all that is needed to answer it. */
export interface AskedQuestion extends Pick<Question, 'fact' | 'kind' | 'suppliedBy'> {
  text: string
  choices: Choice[]
  money: boolean
  /** What answers decide: "Yes: Return becomes available". */
  decides: { answer: string; service: string; verdict: Verdict }[]
  presumed?: string
  /** How many facts still matter, this one included. */
  open: number
}

/** A fact that was said and that is no field of the form. */
export interface SaidFact {
  fact: string
  text: string
}

export interface Bar {
  service: string
  layer: string
  tone: 'good' | 'partly'
  /** Civil days; `until` is the last day in time. Absent: no end, or none that is known. */
  from: string
  until?: string
  rolledFrom?: string
  atLeast: boolean
  /** The whole as a sentence. */
  text: string
}

export interface ServiceAnswer {
  service: Service
  name: string
  verdict: Verdict
  section: TextSection
  /** With a draft that decides otherwise: what the shipped rules say. */
  before?: { verdict: Verdict; sentence: string }
}

export interface Problem {
  message: string
  path: (string | number)[]
  hint?: string
  /** Of a rule file. */
  file?: string
}

/** What the worker answers. Without `services` the facts are not valid, and `problems` says why. */
export interface Answer {
  id: number
  options: Options
  problems: Problem[]
  services?: ServiceAnswer[]
  bars: Bar[]
  claimDay?: string
  deliveredDay?: string
  question?: AskedQuestion
  said: SaidFact[]
  /** What is wrong with the draft; empty when it was used. */
  draftProblems: Problem[]
}
