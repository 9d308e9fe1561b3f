import type { SetUp } from './peer.js'

/** Every variant of the compared policy, by the name it has in the table. Imported when it is asked for, so that each runs alone in its process. */
export const PEERS = {
  'hand-written': async () => (await import('./hand-written.js')).setUp,
  'hand-written, from the raw claim': async () => (await import('./hand-written.js')).setUpRaw,
  aftersales: async () => (await import('./aftersales.js')).setUp,
  'aftersales, in brief': async () => (await import('./aftersales.js')).setUpBrief,
  'aftersales, check only': async () => (await import('./aftersales.js')).setUpChecking,
  'json-logic-engine, compiled': async () => (await import('./json-logic-engine.js')).setUp,
  'json-logic-js': async () => (await import('./json-logic-js.js')).setUp,
  'zen-engine': async () => (await import('./zen-engine.js')).setUp,
  'json-rules-engine': async () => (await import('./json-rules-engine.js')).setUp,
  'cedar-wasm': async () => (await import('./cedar.js')).setUp,
} satisfies Record<string, () => Promise<SetUp>>

export type PeerName = keyof typeof PEERS
