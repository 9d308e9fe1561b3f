/** What decides: recorded beside a decision, so that it can be replayed (S-14). `semantics` rises when a statement of docs/semantics.md changes meaning. */
export const ENGINE = Object.freeze({ name: 'aftersales', version: '0.2.0', semantics: 1 })
