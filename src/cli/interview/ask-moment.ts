import type { Policy } from '../../evaluate/create-policy.js'
import { linkedOf } from '../../evaluate/linked.js'
import type { Speaker } from '../../explain/say/speaker.js'
import type { Facts } from '../../facts/facts.js'
import type { Asker } from './asker.js'
import type { InterviewTexts } from './interview-texts.js'
import { readInstant } from './read-answer.js'

/** What a question is asked with. */
export interface Interviewing {
  readonly policy: Policy
  readonly facts: Facts
  readonly speaker: Speaker
  readonly asker: Asker
  readonly texts: InterviewTexts
}

/** A moment; an empty answer is unknown. */
export async function askMoment({ policy, asker, texts }: Interviewing, message: string): Promise<{ value: string } | undefined> {
  const { zone } = linkedOf(policy).policy
  const answer = await asker.line(`${message} (${texts.emptyIsUnknown})`, texts.whenExample, (text) =>
    text.trim() === '' || readInstant(text, zone) !== undefined ? undefined : texts.notAnInstant,
  )
  const value = readInstant(answer, zone)
  return value === undefined ? undefined : { value }
}
