import { randomFrom } from './claims.js'
import { SELLERS, SIXTY, type SixtyPolicy, type SixtyRule } from './rules.js'

/** A policy of `count` rules of the same shapes; categories and brands grow with them, as in a real shop. */
export function scaledPolicy(count: number): SixtyPolicy {
  const random = randomFrom(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const leaves = Math.round(count * 0.45)
  const [middle, top] = [Math.round(leaves / 4), Math.round(leaves / 16)]
  const tree: Record<string, string | null> = { all: null }
  for (let index = 0; index < top; index++) tree[`t${index}`] = 'all'
  const middles = Array.from({ length: middle }, (_, index) => `t${index % top}.m${index}`)
  for (const [index, name] of middles.entries()) tree[name] = `t${index % top}`
  for (let index = 0; index < leaves; index++) {
    const parent = middles[index % middle] as string
    tree[`${parent}.l${index}`] = parent
  }
  const byDepth = (depth: number): string[] => Object.keys(tree).filter((name) => name !== 'all' && name.split('.').length === depth)
  const [tops, mids, lows] = [byDepth(1), byDepth(2), byDepth(3)]
  const brands = Array.from({ length: 5 + Math.round(count / 50) }, (_, index) => `brand${index}`)
  const isGlobal = ({ scope }: SixtyRule): boolean => scope.category === 'all' && !scope.brand
  const shapes = SIXTY.rules.filter((rule) => !isGlobal(rule))
  const globals = SIXTY.rules.filter(isGlobal).map((rule, index) => ({ ...rule, id: `G${index}` }))
  const specific = Array.from({ length: count - globals.length }, (_, index): SixtyRule => {
    const shape = pick(shapes)
    const depth = random()
    const category = pick(depth < 0.6 ? lows : depth < 0.9 ? mids : tops)
    return {
      ...shape,
      id: `N${index}`,
      scope: { category, ...(random() < 0.2 && { brand: pick(brands) }), ...(random() < 0.15 && { seller: pick(SELLERS) }) },
    }
  })
  return { tree, brands: [...brands, 'acme', 'delta', 'ember'], rules: [...globals, ...specific] }
}
