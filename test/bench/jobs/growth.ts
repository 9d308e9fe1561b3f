import type { Job } from '../harness/job.js'
import { linkSixty, readBriefly } from '../peers/aftersales.js'
import { PEERS, type PeerName } from '../peers/index.js'
import { scaledPolicy } from '../sixty/scaled.js'
import { jobOf, settingOf } from './sixty.js'

/** Decides claims by one peer under a policy with more rules. What is timed is a process that has met every category; what the first claims cost is counted beside it. */
export async function growthJob([name, rules]: readonly string[]): Promise<Job> {
  const setting = settingOf(scaledPolicy(Number(rules)), 5)
  if (name !== 'aftersales') return jobOf(await (await PEERS[name as PeerName]())(setting))
  const { policy, milliseconds } = await linkSixty(setting)
  const job = jobOf(readBriefly(setting, policy))
  const before = process.cpuUsage()
  for (let number = 0; number < job.size; number++) job.run(number)
  const { user, system } = process.cpuUsage(before)
  return { ...job, counted: { milliseconds, first: (1000 * (user + system)) / job.size } }
}
