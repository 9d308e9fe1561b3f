import type { Job } from '../harness/job.js'
import { PEERS, type PeerName } from '../peers/index.js'
import type { Peer, Setting } from '../peers/peer.js'
import { flatFacts, makeClaims, pathsOf } from '../sixty/claims.js'
import { rankRules } from '../sixty/rank.js'
import { SIXTY, type SixtyPolicy } from '../sixty/rules.js'

export const CLAIMS = 10_000

export function settingOf(policy: SixtyPolicy, seed?: number): Setting {
  const claims = makeClaims(policy, CLAIMS, seed)
  const paths = pathsOf(policy)
  return { policy, ranked: rankRules(policy), claims, flat: claims.map((claim) => flatFacts(claim, paths)) }
}

/** Decides the claims of the compared policy by one peer. */
export async function sixtyJob([name]: readonly string[]): Promise<Job> {
  const setUp = await PEERS[name as PeerName]()
  const peer = await setUp(settingOf(SIXTY))
  return jobOf(peer, name !== CHECKING)
}

/** The peer that answers nothing. */
const CHECKING: PeerName = 'aftersales, check only'

export const jobOf = (peer: Peer, answers = true): Job => ({
  run: peer.decide,
  later: peer.later === true,
  size: CLAIMS,
  ...(answers && { answer: async (number) => JSON.stringify(await peer.decide(number)) }),
})
