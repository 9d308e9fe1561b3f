const ZONES = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']

let turn = 0

/** Runs something without clock, chance and output, in a time zone of the machine that changes from run to run; what is taken away throws when it is used. */
export function noClock<T>(run: () => T): T {
  const { Date: Clock } = globalThis
  const restore = [
    replaced(Clock, 'now'),
    replaced(Math, 'random'),
    replaced(globalThis, 'Intl', undefined),
    replaced(Clock.prototype, 'toLocaleString'),
    replaced(Clock.prototype, 'getTimezoneOffset'),
    timeZone(ZONES[turn++ % ZONES.length] as string),
  ]
  try {
    return run()
  } finally {
    for (const back of restore.reverse()) back()
  }
}

/** Puts something that throws, or nothing, in the place of what a decision may not use. */
function replaced(owner: object, key: string, value: unknown = forbidden(key)): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, key) as PropertyDescriptor
  Object.defineProperty(owner, key, { ...before, value })
  return () => void Object.defineProperty(owner, key, before)
}

const forbidden =
  (name: string): (() => never) =>
  () => {
    throw new Error(`${name} was used while deciding`)
  }

/** The time zone of the process, where there is one. */
function timeZone(zone: string): () => void {
  const env = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env
  if (env === undefined) return () => {}
  const before = env.TZ
  env.TZ = zone
  return () => {
    if (before === undefined) delete env.TZ
    else env.TZ = before
  }
}
