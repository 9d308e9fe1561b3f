import { assemblePack } from '../../policy/assemble-pack.js'
import type { Pack } from '../../policy/pack.js'
import { files } from './huawei.generated.js'

/** Huawei’s phone warranty in mainland China, beside the law (needs: cn). */
export const huawei: Pack = assemblePack(files)
