/** Times as PCO writes them. */

/** Milliseconds → `YYYY-MM-DDTHH:MM:SSZ`: PCO's times have whole seconds (facts §14.12). */
export const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

/** Milliseconds → `YYYY-MM-DD`. */
export const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Seeded data ends here, so that one seed gives one church for ever. */
export const REFERENCE: number = Date.UTC(2026, 4, 1, 12)

export const DAY = 86_400_000
