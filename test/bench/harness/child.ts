import { JOBS, type JobName } from '../jobs/index.js'
import { serve } from './serve.js'

// One process, one job: engines that share a process spoil each other's inline caches.
const [name, ...args] = process.argv.slice(2)
serve(await JOBS[name as JobName](...args))
