/** What requests pass before they leave: closed, those not begun wait, and those under way come to their end. */
export class Gate {
  #opened: Promise<void> | null = null
  #open: () => void = () => {}

  get closed(): boolean {
    return this.#opened !== null
  }

  close(): void {
    this.#opened ??= new Promise((resolve) => (this.#open = resolve))
  }

  open(): void {
    this.#opened = null
    this.#open()
  }

  /** Resolves once it is open. @throws the signal's reason */
  async pass(signal: AbortSignal): Promise<void> {
    while (this.#opened) {
      signal.throwIfAborted()
      await opened(this.#opened, signal)
    }
  }
}

function opened(gate: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    void gate.then(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
  })
}
