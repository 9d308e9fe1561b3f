import { differentialQuarter } from './differential.js'

differentialQuarter(3)
