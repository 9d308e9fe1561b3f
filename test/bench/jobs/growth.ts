import type { Job } from '../harness/job.js'
import { linkSixty, readBriefly } from '../peers/aftersales.js'
import { PEERS, type PeerName } from '../peers/index.js'
import { scaledPolicy } from '../sixty/scaled.js'
import { jobOf, settingOf } from './sixty.js'

/** Decides claims by one peer under a policy with more rules. */
export async function growthJob([name, rules]: readonly string[]): Promise<Job> {
  const setting = settingOf(scaledPolicy(Number(rules)), 5)
  if (name !== 'aftersales') return jobOf(await (await PEERS[name as PeerName]())(setting))
  const { policy, milliseconds } = await linkSixty(setting)
  return { ...jobOf(readBriefly(setting, policy)), counted: { milliseconds } }
}
