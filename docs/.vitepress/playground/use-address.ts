import { onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue'
import type { Draft } from './answer'
import { type ClaimState, fromHash, toHash } from './claim-state'
import { packDraft, unpackDraft } from './draft-text'

/** Keeps the address of the page and what it says in step, so that the address is all there is to share, but for a draft that is `tooLong` for one. */
export function useAddress(state: Ref<ClaimState>, draft: Ref<Draft | undefined>): { tooLong: Ref<boolean> } {
  const tooLong = ref(false)
  let written = ''
  async function read(): Promise<void> {
    if (location.hash === written) return
    const found = fromHash(location.hash)
    if (!found) return
    state.value = found.state
    draft.value = found.draft ? await unpackDraft(found.draft) : undefined
  }
  async function write(): Promise<void> {
    const packed = draft.value && (await packDraft(draft.value))
    tooLong.value = draft.value !== undefined && packed === undefined
    written = toHash(state.value, packed)
    history.replaceState(history.state, '', written)
  }
  onMounted(async () => {
    await read()
    await write()
    watch([state, draft], write, { deep: true })
    addEventListener('hashchange', read)
  })
  onBeforeUnmount(() => removeEventListener('hashchange', read))
  return { tooLong }
}
