import { onBeforeUnmount, onMounted, type Ref, watch } from 'vue'
import type { Draft } from './answer'
import { type ClaimState, fromHash, toHash } from './claim-state'
import { packDraft, unpackDraft } from './draft-text'

/** Keeps the address of the page and what it says in step, so that the address is all there is to share. */
export function useAddress(state: Ref<ClaimState>, draft: Ref<Draft | undefined>): void {
  let written = ''
  async function read(): Promise<void> {
    if (location.hash === written) return
    const found = fromHash(location.hash)
    if (!found) return
    state.value = found.state
    draft.value = found.draft ? await unpackDraft(found.draft) : undefined
  }
  async function write(): Promise<void> {
    written = toHash(state.value, draft.value && (await packDraft(draft.value)))
    history.replaceState(history.state, '', written)
  }
  onMounted(async () => {
    await read()
    await write()
    watch([state, draft], write, { deep: true })
    addEventListener('hashchange', read)
  })
  onBeforeUnmount(() => removeEventListener('hashchange', read))
}
