import { linkedOf } from '../../../src/evaluate/linked'
import type { Speaker } from '../../../src/explain/say/speaker'
import type { Policy } from '../../../src/index'
import type { Choice, Options } from './answer'

/** States of the goods that a buyer can tell at once; the rest is asked when it decides. */
const GOODS = ['opened', 'activated', 'used', 'installed', 'packagingIntact', 'accessoriesComplete', 'userDamage'].map((name) => `goods.${name}`)

/** What the form offers, in the words of the policy. */
export function formOptions(policy: Policy, { words, locale }: Speaker): Options {
  const { vocabulary } = linkedOf(policy).policy
  const choice =
    (say: (code: string) => string) =>
    (value: string): Choice => ({ value, text: say(value) })
  const categories = Object.entries(vocabulary.categories)
  const rootOf = (id: string): string => {
    const parent = vocabulary.categories[id]?.parent
    return parent ? rootOf(parent) : id
  }
  const sorted = (all: Choice[]): Choice[] => all.sort((a, b) => a.text.localeCompare(b.text, locale === 'zh' ? 'zh-CN' : 'en'))
  const category = choice((id) => words.word('categories', id))
  return {
    categories: categories
      .filter(([, { parent }]) => !parent)
      .map(([root]) => {
        const below = categories.filter(([id, { parent }]) => parent && rootOf(id) === root).map(([id]) => category(id))
        return { text: words.word('categories', root), choices: below.length > 0 ? sorted(below) : [category(root)] }
      }),
    reasons: Object.keys(vocabulary.reasons).map(choice((id) => words.word('reasons', id))),
    channels: (vocabulary.facts['order.channel']?.values ?? []).map(choice((id) => words.factValue('order.channel', id))),
    services: Object.keys(vocabulary.services).map(choice((id) => words.word('services', id))),
    goods: GOODS.map(choice((fact) => words.question(fact) ?? fact)),
  }
}
