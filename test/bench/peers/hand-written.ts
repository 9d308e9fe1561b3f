import { answersOf } from '../sixty/answer.js'
import { type Claim, flatFacts, pathsOf } from '../sixty/claims.js'
import { handWritten } from '../sixty/hand.js'
import { picking, type SetUp } from './peer.js'

/** From facts at hand. */
export const setUp: SetUp = async (setting) => picking(setting, handWritten(setting.ranked))

/** From the claim as it came: three instants read by hand, nothing checked. */
export const setUpRaw: SetUp = async ({ policy, ranked, claims }) => {
  const pick = handWritten(ranked)
  const answer = answersOf(ranked)
  const paths = pathsOf(policy)
  return {
    decide: (claim) => {
      const facts = flatFacts(claims[claim] as Claim, paths)
      return answer(pick(facts), facts)
    },
  }
}
