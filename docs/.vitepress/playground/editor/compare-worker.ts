import { diff } from '../../../../src/analysis/diff/diff'
import { docSpeaker } from '../../../../src/docs/doc-speaker'
import { mapPageTexts } from '../../../../src/docs/model'
import { changesPage } from '../../../../src/docs/pages/changes-page'
import { subjectOf } from '../../../../src/docs/subject'
import { writeHtmlBody } from '../../../../src/docs/write/write-html-page'
import { createPolicy, PolicyError } from '../../../../src/index'
import type { Pack } from '../../../../src/policy/pack'
import { draftPack, draftPlace } from '../draft'
import { shippedPack } from '../pack-files'
import type { Compare, Compared } from './compare'

/** What a browser has room and patience for; a service that needs more is said to be too large. */
const BUDGET = 1_500_000

self.onmessage = async ({ data }: MessageEvent<Compare>) => {
  const post = (message: Compared): void => self.postMessage(message)
  try {
    post(await compare(data, (done, of) => post({ done, of })))
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    post({ html: undefined })
  }
}

/** The pack of the file and those it needs, as they ship and as they were edited. */
async function compare({ draft, locale, base }: Compare, onStep: (done: number, of: number) => void): Promise<Compared> {
  const { pack: id } = draftPlace(draft.file)
  const parsed = await draftPack(draft)
  if ('problems' in parsed) return { html: undefined }
  const found = await Promise.all([...(parsed.pack.needs ?? []), id].map(shippedPack))
  const packs = found.filter((pack): pack is Pack => pack !== undefined)
  const after = createPolicy(packs.map((pack) => (pack.id === id ? parsed.pack : pack)))
  const report = diff(createPolicy(packs), after, { budget: BUDGET, onProgress: ({ done, of }) => onStep(done, of) })
  const doc = docSpeaker(subjectOf(after, { changes: report }), locale, 'CNY')
  const page = mapPageTexts(changesPage(doc, report), doc.say.typeset)
  const rules = `${base}${locale === 'en' ? '' : `${locale}/`}rules/`
  return {
    packs: packs.map((pack) => pack.id),
    // Its first two sentences name the versions, which are the same here.
    html: writeHtmlBody(
      { ...page, blocks: page.blocks.slice(2) },
      { addressOf: (target) => rules + target.replace(/(#|$)/, '.html$1'), picture: () => undefined, languages: [] },
    ),
  }
}
