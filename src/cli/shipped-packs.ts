import { apple } from '../packs/brands/apple.js'
import { blackDecker } from '../packs/brands/black-decker.js'
import { bosch } from '../packs/brands/bosch.js'
import { dyson } from '../packs/brands/dyson.js'
import { gree } from '../packs/brands/gree.js'
import { haier } from '../packs/brands/haier.js'
import { huawei } from '../packs/brands/huawei.js'
import { lenovo } from '../packs/brands/lenovo.js'
import { midea } from '../packs/brands/midea.js'
import { sony } from '../packs/brands/sony.js'
import { xiaomi } from '../packs/brands/xiaomi.js'
import { cn } from '../packs/cn.js'
import { jd } from '../packs/jd.js'
import type { Pack } from '../policy/pack.js'

/** The packs that come with the package. */
export const SHIPPED: Record<string, Pack> = Object.fromEntries(
  [cn, jd, apple, blackDecker, bosch, dyson, gree, haier, huawei, lenovo, midea, sony, xiaomi].map((pack) => [pack.id, pack]),
)
