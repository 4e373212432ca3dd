/** Runs what must never break a call: a hook that throws is a hook that throws, and no more. */
export const quietly = (run: () => unknown): void => {
  void (async () => run())().catch(() => {})
}
