import { factInterfaces } from './fact-types.js'
import { termInterface } from './term-types.js'
import { aliasOf, doc } from './type-text.js'
import type { Text, VocabularyTexts } from './vocabulary-texts.js'

/** Source text of src/facts/generated.ts. */
export function generatedTypes(texts: VocabularyTexts): string {
  const valuesOf = (path: string): string[] => texts.facts[path]?.values ?? []
  return [
    "// Written by `npm run generate` from src/facts/vocabulary; do not edit.\nimport type { Instant, Minor } from './scalars.js'\n",
    aliasOf('Channel', 'Way in which the goods were sold.', valuesOf('order.channel')),
    aliasOf('PaymentMethod', 'Way of payment.', valuesOf('order.payment')),
    aliasOf('Part', 'Part of the item, as a claim or a past case names it.', valuesOf('claim.part')),
    aliasOf('Service', 'After-sales service.', Object.keys(texts.services)),
    aliasOf('ClaimReason', 'Why a claim is made; each reason lies on a side, see `derived.faultSide`.', Object.keys(texts.reasons)),
    openUnion('Label', 'Labels', 'Promises on a product page.', texts.labels),
    openUnion('EvidenceKind', 'EvidenceKinds', 'Kinds of evidence.', texts.evidence),
    factInterfaces(texts),
    termInterface(texts),
  ].join('\n')
}

/** The keys of an interface, so that a pack can add its own codes by declaration merging. */
function openUnion(name: string, of: string, text: string, codes: Record<string, { text: Text }>): string {
  const members = Object.entries(codes).map(([code, value]) => `${doc(value.text.en, '  ')}  ${code}: true\n`)
  return `/** ${text} The keys are the codes; a pack adds its own by declaration merging. */\nexport interface ${of} {\n${members.join('')}}\nexport type ${name} = keyof ${of}\n`
}
