import { expect } from 'vitest'
import { FALSE } from '../../src/core/truth.js'
import { clockOf } from '../../src/evaluate/clock.js'
import { newEvaluation } from '../../src/evaluate/evaluation.js'
import { linkedOf } from '../../src/evaluate/linked.js'
import { latenessOf, outOfTime } from '../../src/evaluate/reasons.js'
import { grantFrames } from '../../src/evaluate/window.js'
import { law, linkedPolicy } from './situations.js'

// A decision asks the clock first and works out moments only where it shows them, so that an error of the clock would show in no route.
law('a clock says what the windows of its grant say as moments', (situation) => {
  const { policy, door } = linkedOf(linkedPolicy(situation))
  const checked = door(situation.facts)
  if (!checked.ok) return
  for (const grant of [...policy.grants.values()].flat()) {
    const evaluation = newEvaluation(policy, checked.facts)
    const inTime = clockOf(grant)?.inTime(evaluation)
    if (inTime === undefined) continue
    const window = grantFrames(evaluation, grant, false)
    const { zone } = grant.pack
    expect([grant.id, inTime]).toEqual([grant.id, window.inTime])
    if (inTime !== FALSE) continue
    const reasons = outOfTime(evaluation, window, zone)
    expect([grant.id, clockOf(grant)?.outOfTime(evaluation)]).toEqual([grant.id, reasons])
    expect([grant.id, clockOf(grant)?.lateness(evaluation)]).toEqual([grant.id, latenessOf(reasons)])
  }
})
