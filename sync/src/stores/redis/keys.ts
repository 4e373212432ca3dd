import { tagOf } from '../../redis/index.ts'

/** The keys of one connection, all in one slot of a cluster. */
export class SpaceKeys {
  readonly #base: string

  constructor(prefix: string, connection: string) {
    this.#base = `${prefix}:${tagOf(connection)}`
  }

  of(kind: 'meta' | 'leases' | 'feed' | 'checkpoints' | 'commits' | 'recent' | 'runs' | 'run-order'): string {
    return `${this.#base}:${kind}`
  }

  /** What every key begins with. */
  get all(): string {
    return `${this.#base}:`
  }

  staged(commit: string): string {
    return `${this.#base}:staged:${commit}`
  }

  /** Texts by id; ids in order; ids of records known to be gone; last sightings by id; sightings a generation. */
  stream(kind: 'records' | 'ids' | 'gone' | 'seen' | 'generations', stream: string): string {
    return `${this.#base}:${kind}:${stream}`
  }
}
