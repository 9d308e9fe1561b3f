import type { Job } from '../harness/job.js'

/** What a process can be started for; each imported alone. */
export const JOBS = {
  /** args: the peer. */
  sixty: async (...args: string[]): Promise<Job> => (await import('./sixty.js')).sixtyJob(args),
  /** Whole decisions of aftersales on the compared policy, to see what they keep. */
  sixtyDecision: async (): Promise<Job> => (await import('./sixty-decision.js')).sixtyDecisionJob(),
  /** args: the step of a decision on cn and jd. */
  decision: async (...args: string[]): Promise<Job> => (await import('./decision.js')).decisionJob(args),
  /** args: the peer, the number of rules. */
  growth: async (...args: string[]): Promise<Job> => (await import('./growth.js')).growthJob(args),
}

export type JobName = keyof typeof JOBS
