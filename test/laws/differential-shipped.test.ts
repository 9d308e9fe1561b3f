import { agrees } from './differential.js'
import { law } from './situations.js'

law('the evaluator decides as the oracle does on packs that ship, and in brief as in full (S-9e)', agrees, { generated: 8, shipped: 100 })
