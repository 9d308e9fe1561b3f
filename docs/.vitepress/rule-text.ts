import { readFileSync } from 'node:fs'

/** What a page about the rules says, as it was written beside its page: `en/categories/phones`. */
const ruleText = (file: string): string => readFileSync(new URL(`../rules/${file}.txt`, import.meta.url), 'utf8')

/** Puts the text of a page about the rules into its place. */
export const withRuleText = (html: string): string =>
  html.replace(/(<div class="rule-page" data-file="([^"]+)">)(<\/div>)/, (_, open: string, file: string, close: string) => open + ruleText(file) + close)

/** Kinds of pages on which every rule has a heading of its own. */
const BY_HEADING = /^[a-z]+\/provisions\//
/** Pages that are looked through for a word. */
const WHOLE = /^[a-z]+\/(glossary|calendar|sources)$/

/**
 * What the search finds of a page about the rules, in the form in which VitePress reads it: its name, the sentences of the rules, and all of the pages that are
 * looked through for a word. That every kind of goods can be returned is found by the name of the goods.
 */
export function searchedText(source: string): string | undefined {
  const file = /<RulePage file="([^"]+)"/.exec(source)?.[1]
  if (file === undefined) return undefined
  const headings = [...ruleText(file).matchAll(/<h([1-6])(?: id="([^"]*)")?>(.*?)<\/h\1>([\s\S]*?)(?=<h[1-6]|$)/g)]
  return headings
    .filter(([, level]) => level === '1' || BY_HEADING.test(file) || WHOLE.test(file))
    .map(([, level, id = '', heading, text]) => `<h${level}>${heading}<a href="#${id}">#</a></h${level}>${WHOLE.test(file) ? text : `<p>${heading}</p>`}`)
    .join('\n')
}
