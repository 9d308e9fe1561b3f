export { type DocOptions, documentPolicy } from './docs/doc-model.js'
export type * from './docs/model.js'
export type { DocCase } from './docs/subject.js'
export { type PageFormat, type WrittenPage, writePages } from './docs/write/write-pages.js'
