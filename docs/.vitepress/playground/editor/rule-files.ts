/** The texts of the shipped rule files, each loaded when it is opened. */
const texts = import.meta.glob<string>(
  ['../../../../rules/**/*.json', '!**/*.cases.json', '!**/{schemas,vocabulary}/**', '!**/{zone,sources,calendar,pack}.json'],
  {
    query: '?raw',
    import: 'default',
  },
)
const ROOT = '../../../../rules/'

/** "jd/no-reason-return.json" by "jd". */
export const RULE_FILES: Record<string, string[]> = {}
for (const address of Object.keys(texts)) {
  const file = address.slice(ROOT.length)
  const pack = file.slice(0, file.lastIndexOf('/'))
  RULE_FILES[pack] = [...(RULE_FILES[pack] ?? []), file]
}

/** The text of a rule file as it ships; undefined when there is none of this name. */
export const shippedText = async (file: string): Promise<string | undefined> => texts[ROOT + file]?.()
