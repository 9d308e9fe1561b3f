import type { Facts } from '../../../src/index.js'
import type { Job } from '../harness/job.js'
import { linkSixty } from '../peers/aftersales.js'
import { factsOf } from '../sixty/pack.js'
import { SIXTY } from '../sixty/rules.js'
import { CLAIMS, settingOf } from './sixty.js'

export async function sixtyDecisionJob(): Promise<Job> {
  const setting = settingOf(SIXTY)
  const { policy } = await linkSixty(setting)
  const facts = setting.claims.map(factsOf)
  return { size: CLAIMS, run: (number) => policy.evaluate(facts[number] as Facts) }
}
