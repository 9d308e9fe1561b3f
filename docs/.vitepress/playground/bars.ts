import { deadlineSentences } from '../../../src/explain/say/say-deadline'
import type { Speaker } from '../../../src/explain/say/speaker'
import type { Facts } from '../../../src/facts/facts'
import type { Decision, Route, ServiceDecision } from '../../../src/index'
import type { Bar } from './answer'

/** Routes drawn for one service: the best of each layer. */
const bestOfLayers = (routes: readonly Route[]): Route[] => routes.filter((route, index) => routes.findIndex(({ layer }) => layer === route.layer) === index)

/** The standing routes with a time limit that is known, as bars from the day they open; none of a service that somebody gives without a limit. */
export function barsOf({ services }: Decision, facts: Facts, speaker: Speaker): Bar[] {
  const limited = Object.values(services).filter(({ routes }) => routes.every(({ deadline }) => deadline.status !== 'none'))
  return limited.flatMap((service) => bestOfLayers(service.routes).flatMap((route) => barOf(service, route, facts, speaker) ?? []))
}

function barOf({ service }: ServiceDecision, { deadline, opensAt, firm, layer }: Route, facts: Facts, speaker: Speaker): Bar | undefined {
  if (deadline.status !== 'fixed' && deadline.status !== 'at_least') return undefined
  const name = speaker.words.word('services', service)
  const by = speaker.say.layer[layer]
  return {
    service: name,
    layer: by,
    tone: firm ? 'good' : 'partly',
    from: (opensAt ?? facts.events?.delivered ?? facts.order.purchasedAt).slice(0, 10),
    until: deadline.lastDay,
    atLeast: deadline.status === 'at_least',
    ...('rolledFrom' in deadline && deadline.rolledFrom && { rolledFrom: deadline.rolledFrom }),
    text: [name, by, deadlineSentences(speaker, deadline)[0]].join(speaker.say.comma),
  }
}
