import type { Pack, Provision } from '../../policy/pack.js'
import type { DocSpeaker } from '../doc-speaker.js'
import { type DocBlock, type DocPage, type DocSection, type DocSpan, paragraph, quiet, table, text } from '../model.js'
import { packPage, provisionPage, ruleAnchor } from '../page-ids.js'
import { inForceText } from '../say/say-in-force.js'
import { ruleLink } from '../say/say-rule.js'
import type { WrittenRule } from '../survey/written-rules.js'
import type { TreeNode } from '../tree/exclusion-tree.js'
import { exclusionTrees } from '../tree/exclusion-trees.js'
import { pictureOfTree } from '../tree/picture-of-tree.js'
import { caseBlocks } from './provision-cases.js'
import { tableSections } from './provision-tables.js'
import { treeItems } from './provision-tree.js'
import { ruleBlocks } from './rule-blocks.js'
import { section } from './section.js'

/** Every rule of a provision in full, what takes it away, its tables, its worked cases and its versions. */
export function provisionPageOf(doc: DocSpeaker, { pack, provision }: { pack: Pack; provision: Provision }): DocPage {
  const { tell, locale, subject, text: words } = doc
  const rules = subject.rules.filter((one) => one.provision === provision)
  const trees = exclusionTrees(subject, rules)
  return {
    id: provisionPage(provision.id),
    kind: 'provision',
    locale,
    title: words(provision.text),
    blocks: [paragraph(text(`${tell.ofPack}${tell.colon}`), { text: words(pack.text), to: packPage(pack.id) })],
    sections: [
      ...rules.map((written) =>
        ruleSection(
          doc,
          written,
          trees.find(({ rule }) => rule === written.rule.id),
        ),
      ),
      ...section('exclusions', tell.exclusions, treeItems(doc, trees)),
      ...section('tables', tell.tables, [], tableSections(doc, rules)),
      ...section('cases', tell.cases, caseBlocks(doc, provision.id)),
      ...section('versions', tell.versions, versionTable(doc, rules)),
    ],
  }
}

/** A rule, and a picture of what takes it away. */
function ruleSection(doc: DocSpeaker, written: WrittenRule, tree: TreeNode | undefined): DocSection {
  const id = ruleAnchor(written.rule.id)
  const figures: DocBlock[] = tree ? [{ kind: 'figure', id: `tree-${id}`, tree: pictureOfTree(doc, tree) }] : []
  return { id, heading: doc.text(written.rule.text), blocks: [...ruleBlocks(doc, written), ...figures], sections: [] }
}

/** From when until when each rule is in force; nothing when all always are. */
function versionTable(doc: DocSpeaker, rules: readonly WrittenRule[]): DocBlock[] {
  const { tell } = doc
  const dated = rules.flatMap(({ rule: { id, inForce } }) => (inForce ? [{ id, inForce }] : []))
  const start = ({ inForce }: (typeof dated)[number]): string => inForce.from ?? ''
  dated.sort((a, b) => start(a).localeCompare(start(b)))
  const rows = dated.map(({ id, inForce }): DocSpan[][][] => {
    const { from, until, by } = inForceText(doc, inForce)
    return [[[ruleLink(doc, id)], ...(by === undefined ? [] : [[quiet(by)]])], [[text(from ?? '–')]], [[text(until ?? tell.open)]]]
  })
  return rows.length === 0 ? [] : [paragraph(text(tell.versionsLead)), ...table(tell.versionColumns, rows)]
}
