/**
 * Left alone, V8 lets the heap grow as long as garbage comes in, and a copy of a large church would take more memory
 * than it needs. These two are asked each time the heap is about to grow, so that they can still be set in a program
 * that runs: the young generation stays as small as it began, the old one grows by a fifth of what lives before it is
 * collected. Costs about a third more processor time a record, far from what waiting for PCO's limit takes.
 */
const FLAGS = ['--semi-space-growth-factor=1', '--heap-growing-percent=20'] as const

const OWN =
  /--((max|min|initial)[-_](semi[-_]space|old[-_]space|heap)|optimize[-_]for[-_]size|heap[-_]growing)/

/** The flags that keep the heap small; none for who set a heap of their own on the command line or in `NODE_OPTIONS`. */
export const heapFlags = (given: string): readonly string[] => (OWN.test(given) ? [] : FLAGS)
