import { onBeforeUnmount, onMounted, type Ref, ref, shallowRef, watch } from 'vue'
import type { Locale } from '../../../src/explain/words/locale'
import type { Answer, Ask, Draft } from './answer'
import type { ClaimState } from './claim-state'

/** The newest answer of the worker to what the page says; what is asked while it works is asked once, when it is done. */
export function useAnswers(
  locale: Ref<Locale>,
  state: Ref<ClaimState>,
  draft: Ref<Draft | undefined>,
): { answer: Ref<Answer | undefined>; failed: Ref<boolean> } {
  const answer = shallowRef<Answer>()
  const failed = ref(false)
  let worker: Worker | undefined
  let busy = false
  let waiting = false
  let id = 0

  function ask(): void {
    waiting = busy
    if (busy || !worker) return
    busy = true
    id += 1
    // Through JSON, since what Vue watches cannot be handed to a worker.
    const message: Ask = JSON.parse(JSON.stringify({ id, locale: locale.value, state: state.value, draft: draft.value }))
    worker.postMessage(message)
  }

  onMounted(() => {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      busy = false
      answer.value = data
      if (waiting) ask()
    }
    worker.onerror = () => {
      busy = false
      failed.value = true
    }
    ask()
  })
  onBeforeUnmount(() => worker?.terminate())
  watch([locale, state, draft], ask, { deep: true })
  return { answer, failed }
}
