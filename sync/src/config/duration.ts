const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `90s` → 90000; a number is milliseconds already. Null for what is neither. */
export function milliseconds(duration: number | string): number | null {
  if (typeof duration === 'number') return Number.isFinite(duration) && duration >= 0 ? duration : null
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(duration.trim()) ?? []
  return amount === undefined ? null : Number(amount) * units[unit!]!
}
