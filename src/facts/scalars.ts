/** ISO 8601 with an offset or Z: `2026-05-01T10:00:00+08:00`. */
export type Instant = string
/** `YYYY-MM-DD`, a civil date in the time zone of the rule that uses it. */
export type Day = string
/** An integer in the minor unit of `order.currency` (fen, cent). */
export type Minor = number
