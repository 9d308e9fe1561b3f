import { doc, type Member, typeName, union } from './type-text.js'
import type { EventText, FactText, VocabularyTexts } from './vocabulary-texts.js'

/** Facts whose values have a name of their own. */
const NAMED: Record<string, string> = { 'order.channel': 'Channel', 'order.payment': 'PaymentMethod', 'claim.part': 'Part' }
const NAMED_LISTS: Record<string, string> = { categories: 'string', labels: 'Label', reasons: 'ClaimReason', services: 'Service', evidence: 'EvidenceKind' }
const REQUIRED = ['order.market', 'order.purchasedAt', 'item.category']
/** They identify and no rule reads them, so the vocabulary does not declare them. */
const IDENTIFYING: Record<string, string> = {
  'order.id': 'Number of the order in the shop; identifies only, no rule reads it',
  'item.sku': 'Stock number of the item; identifies only, no rule reads it',
  'item.name': 'Name of the item; identifies only, no rule reads it',
  'claim.description': 'What the buyer wrote; no rule reads it',
}
const SECTIONS: [section: string, name: string, text: string][] = [
  ['order', 'OrderFacts', 'The order and how it was made.'],
  ['buyer', 'BuyerFacts', 'Who bought.'],
  ['item', 'ItemFacts', 'The order line that the claim is about, and what was promised for it.'],
  ['goods', 'GoodsFacts', 'State of the goods.'],
  ['claim', 'ClaimFacts', 'What is claimed, and what was found about it.'],
]

/** The interfaces OrderFacts … ClaimFacts and EventFacts: every fact typed, no index signature, so a misspelt fact does not compile. */
export function factInterfaces(texts: VocabularyTexts): string {
  const sections = SECTIONS.map(([section, name, text]) => interfaceOf(name, text, membersOf(section, texts)))
  const events = Object.entries(texts.events).filter(([, event]) => event.builtIn === undefined)
  const happened = interfaceOf('EventFacts', 'What happened when; `null`: known not to have happened by `asOf`.', events.map(eventMember))
  return [...sections, happened].join('\n')
}

function membersOf(section: string, texts: VocabularyTexts): Member[] {
  const identifying = Object.entries(IDENTIFYING).map(([path, text]): [string, Member] => [path, { text, name: keyOf(path), type: 'string' }])
  const declared = Object.entries(texts.facts).map(([path, fact]): [string, Member] => [path, factMember(path, fact)])
  return [...identifying, ...declared].filter(([path]) => path.startsWith(`${section}.`)).map(([, member]) => member)
}

const keyOf = (path: string): string => path.split('.')[1] as string

function factMember(path: string, fact: FactText): Member {
  const type = path.endsWith('.{label}') ? '{ [L in Label]?: number }' : factType(path, fact)
  return { text: `${fact.text.en}${bounds(fact)}`, name: keyOf(path), type, required: REQUIRED.includes(path) }
}

function factType(path: string, fact: FactText): string | string[] {
  const named = NAMED[path] ?? (fact.valuesFrom && NAMED_LISTS[fact.valuesFrom])
  switch (fact.type) {
    case 'boolean':
    case 'string':
      return fact.type
    case 'integer':
      return fact.unit === 'minor' ? 'Minor' : 'number'
    case 'instant':
      return 'Instant'
    case 'category':
      return 'string'
    case 'enum':
      return named ?? (fact.values as string[])
    case 'set':
      return `${named ?? `(${union(fact.values as string[])})`}[]`
  }
}

const bounds = (fact: FactText): string =>
  fact.type === 'integer' ? ` (${fact.unit === 'minor' ? 'minor units' : `unit: ${fact.unit}`}, ${fact.min} to ${fact.max})` : ''

const eventMember = ([id, event]: [string, EventText]): Member => ({ text: `${event.text.en}: ${event.note.en}`, name: id, type: 'Instant | null' })

function interfaceOf(name: string, text: string, members: Member[]): string {
  const lines = members.map((member) => `${doc(member.text, '  ')}  ${member.name}${member.required ? '' : '?'}: ${orUndefined(member)}\n`)
  return `/** ${text} A pack adds its own facts by declaration merging. */\nexport interface ${name} {\n${lines.join('')}}\n`
}

/** A fact that is left out is unknown; `undefined` says the same, so that rows with missing columns need no care. */
function orUndefined(member: Member): string {
  const type = typeName(member)
  if (member.required) return type
  return `${type}${type.includes('\n') ? '\n    ' : ' '}| undefined`
}
