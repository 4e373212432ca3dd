/** Randomness from a seed: the same numbers on every machine, independent of who asked first. */

export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** 0 ≤ n < max */
  int(max: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** mulberry32: small, fast, and good enough for names and amounts. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (max: number): number => Math.floor(next() * max)
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(items.length)]!,
  }
}
