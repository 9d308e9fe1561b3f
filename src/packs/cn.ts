import { assemblePack } from '../policy/assemble-pack.js'
import type { Pack } from '../policy/pack.js'
import { files } from './cn.generated.js'

/** The law of mainland China on after-sales, with its calendar of rest days. */
export const cn: Pack = assemblePack(files)
