import { ZenEngine } from '@gorules/zen-engine'
import { SERVICES, type SixtyRule } from '../sixty/rules.js'
import { type Language, pickingLater, type Setting, type SetUp, written } from './peer.js'

const ZEN: Language = {
  and: ' and ',
  or: ' or ',
  equal: '==',
  not: (text) => `(not ${text})`,
  text: (value) => `'${value}'`,
  fact: (name) => name,
  inList: (fact, values) => `(${fact} in [${values.join()}])`,
  below: (category) => `(${category} in path)`,
}

const INPUTS = [
  { id: 'i1', name: 'category', field: 'path' },
  { id: 'i2', name: 'brand', field: 'brand' },
  { id: 'i3', name: 'seller', field: 'seller' },
  { id: 'i4', name: 'purchaseDay', field: 'purchaseDay' },
  { id: 'i5', name: 'when' },
]

function cells({ scope, from, to, when }: SixtyRule, rule: number): object {
  const lower = from === null ? '' : `>= ${from}`
  return {
    _id: `r${rule}`,
    i1: scope.category === 'all' ? '' : `contains($, '${scope.category}')`,
    i2: scope.brand ? `'${scope.brand}'` : '',
    i3: scope.seller ? `'${scope.seller}'` : '',
    i4: to === null ? lower : from === null ? `<= ${to}` : `[${from}..${to}]`,
    i5: when === true ? '' : written(ZEN, when),
    o1: String(rule),
  }
}

/** One decision table a service, first match wins. */
function graph({ ranked }: Setting): object {
  const place = { x: 0, y: 0 }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'Request', position: place },
      { id: 'out', type: 'outputNode', name: 'Response', position: place },
      ...SERVICES.map((service) => ({
        id: service,
        type: 'decisionTableNode',
        name: service,
        position: place,
        content: {
          hitPolicy: 'first',
          inputs: INPUTS,
          outputs: [{ id: 'o1', name: service, field: service }],
          rules: ranked.flatMap((rule, number) => (rule.service === service ? [cells(rule, number)] : [])),
        },
      })),
    ],
    edges: SERVICES.flatMap((service) => [
      { id: `to-${service}`, type: 'edge', sourceId: 'in', targetId: service },
      { id: `from-${service}`, type: 'edge', sourceId: service, targetId: 'out' },
    ]),
  }
}

export const setUp: SetUp = async (setting) => {
  const decision = new ZenEngine().createDecision(graph(setting) as unknown as Buffer)
  return pickingLater(setting, async (facts) => {
    const { result } = (await decision.evaluate(facts)) as { result: Record<string, number | null | undefined> }
    return SERVICES.map((service) => result[service] ?? -1)
  })
}
