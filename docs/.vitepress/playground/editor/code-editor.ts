import { autocompletion } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { forceLinting, linter, lintGutter } from '@codemirror/lint'
import { hoverTooltip } from '@codemirror/view'
import { basicSetup, EditorView } from 'codemirror'
import type { Problem } from '../answer'
import { complete, describe, syntaxErrors } from './json-service'
import { problemPlaces } from './problem-places'

export interface CodeEditor {
  /** Puts another text into it. */
  show(text: string): void
  /** Marks what is wrong with the file. */
  mark(problems: readonly Problem[], file: string): void
  destroy(): void
}

/** An editor of rule files in an element of the page. `changed` hears every text that a person makes. */
export function codeEditor(parent: HTMLElement, label: string, changed: (text: string) => void): CodeEditor {
  let problems: readonly Problem[] = []
  let file = ''
  let showing = false
  // The library answers later than the editor looks by itself, so it must look once more.
  let answered = false
  const view = new EditorView({
    parent,
    extensions: [
      basicSetup,
      json(),
      autocompletion({ override: [complete] }),
      hoverTooltip((editor, pos) => describe(editor.state.doc.toString(), pos)),
      lintGutter(),
      linter(
        async ({ state }) => {
          const text = state.doc.toString()
          const wrong = await syntaxErrors(text)
          return wrong.length > 0 ? wrong : problemPlaces(text, problems, file)
        },
        { needsRefresh: () => answered },
      ),
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.lineWrapping,
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged && !showing) changed(state.doc.toString())
      }),
    ],
  })
  // It scrolls, so the keyboard must reach it.
  view.scrollDOM.tabIndex = 0
  return {
    show(text) {
      if (text === view.state.doc.toString()) return
      showing = true
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
      showing = false
    },
    mark(found, of) {
      problems = found
      file = of
      answered = true
      view.dispatch({})
      answered = false
      forceLinting(view)
    },
    destroy: () => view.destroy(),
  }
}
