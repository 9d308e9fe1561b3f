const HASHES = /(__VP_HASH_MAP__=JSON\.parse\()("(?:[^"\\]|\\.)*")/
const OF_RULES = /^(zh_)?rules_/

/**
 * Leaves out of a page the names of the scripts of all rule pages but its own. VitePress writes those of every page into every page, to go from one to the next
 * without loading a document; pages about the rules are whole documents.
 */
export function withoutOtherHashes(html: string, page: string): string {
  const own = page.replaceAll('/', '_').toLowerCase()
  return html.replace(HASHES, (_, lead: string, literal: string) => {
    const hashes = Object.entries(JSON.parse(JSON.parse(literal) as string) as Record<string, string>)
    const kept = hashes.filter(([name]) => name === own || !OF_RULES.test(name))
    return lead + JSON.stringify(JSON.stringify(Object.fromEntries(kept)))
  })
}
