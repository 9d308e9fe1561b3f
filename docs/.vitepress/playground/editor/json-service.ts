import { type Completion, type CompletionContext, type CompletionResult, snippet } from '@codemirror/autocomplete'
import type { Diagnostic } from '@codemirror/lint'
import type { Tooltip } from '@codemirror/view'
import { type CompletionItem, getLanguageService, type LanguageService, TextDocument, type TextEdit } from 'vscode-json-languageservice'
import schema from '../../../../rules/schemas/provision.schema.json'

const ADDRESS = 'rule-file.json'
const documentOf = (text: string): TextDocument => TextDocument.create(ADDRESS, 'json', 1, text)

let service: LanguageService | undefined

/** What VS Code does with the schema of a rule file, for this editor. */
function languageService(): LanguageService {
  if (!service) {
    // Whatever a file names as its schema is this one.
    service = getLanguageService({
      schemaRequestService: async () => JSON.stringify(schema),
      workspaceContext: { resolveRelativePath: () => 'provision.schema.json' },
    })
    service.configure({ validate: true, allowComments: false, schemas: [{ uri: 'provision.schema.json', fileMatch: [ADDRESS], schema: schema as object }] })
  }
  return service
}

/** What may stand here, by the schema. */
export async function complete({ state, pos }: CompletionContext): Promise<CompletionResult | null> {
  const document = documentOf(state.doc.toString())
  const found = await languageService().doComplete(document, document.positionAt(pos), languageService().parseJSONDocument(document))
  const [first] = found?.items ?? []
  const range = (first?.textEdit as TextEdit | undefined)?.range
  if (!found || !range) return null
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)]
  // Two quotes with nothing between them are no beginning of a word, and CodeMirror would find that nothing fits.
  return { from, to, options: found.items.map(option), filter: document.getText(range) !== '""' }
}

function option({ label, filterText, detail, documentation, textEdit, insertText }: CompletionItem): Completion {
  const text = (textEdit as TextEdit | undefined)?.newText ?? insertText ?? label
  return {
    label: filterText ?? label,
    displayLabel: label,
    ...(detail !== undefined && { detail }),
    ...(typeof documentation === 'string' && documentation !== '' && { info: documentation }),
    apply: snippet(snippetOf(text)),
  }
}

/** A snippet of VS Code as one of CodeMirror: `$1` and `${1:text}` become fields. */
const snippetOf = (text: string): string =>
  text
    .replace(/\$\{\d+:([^{}]*)\}/g, '\u0000$1\u0001')
    .replace(/\$\d+/g, '\u0000\u0001')
    .replace(/\\([$}\\])/g, '$1')
    .replaceAll('\u0000', '${')
    .replaceAll('\u0001', '}')

/** Where the text is no JSON. What is JSON and no rule is for the library to say. */
export async function syntaxErrors(text: string): Promise<Diagnostic[]> {
  const document = documentOf(text)
  const parsed = languageService().parseJSONDocument(document)
  const found = await languageService().doValidation(document, parsed, { schemaValidation: 'ignore' })
  return found.map(({ range, message }) => ({
    from: document.offsetAt(range.start),
    to: document.offsetAt(range.end),
    severity: 'error',
    message: String(message),
  }))
}

/** What the schema says of a key. */
export async function describe(text: string, pos: number): Promise<Tooltip | null> {
  const document = documentOf(text)
  const hover = await languageService().doHover(document, document.positionAt(pos), languageService().parseJSONDocument(document))
  const said = [hover?.contents].flat().flatMap((content) => (typeof content === 'string' ? content : []))
  if (!hover?.range || said.length === 0) return null
  return {
    pos: document.offsetAt(hover.range.start),
    end: document.offsetAt(hover.range.end),
    create: () => {
      const dom = globalThis.document.createElement('div')
      dom.className = 'cm-schema-text'
      dom.textContent = said.join('\n')
      return { dom }
    },
  }
}
