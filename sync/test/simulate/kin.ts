import type { MockPco } from '@pcokit/sdk/mock'
import { childrenOf, familyOf } from './families.ts'

/** Which child lies below which row: not every child says so itself. */
export class Kin {
  readonly #above = new Map<string, string>()

  constructor(
    private readonly mock: MockPco,
    private readonly streams: readonly string[],
  ) {}

  /** Remembers it. Returns what the mock has to be told. */
  place(stream: string, id: string, parent: string): { relationships: Record<string, string> } {
    this.#above.set(`${stream} ${id}`, parent)
    return { relationships: { [familyOf(stream)!.ref]: parent } }
  }

  /** The id of the row that a child lies below, or lay below. */
  above(stream: string, id: string): string | undefined {
    return this.#above.get(`${stream} ${id}`)
  }

  /** What lies below a row now, by stream and ascending id. */
  below(stream: string, id: string): { readonly stream: string; readonly ids: readonly string[] }[] {
    return childrenOf(stream, this.streams).map((child) => ({
      stream: child,
      ids: this.mock.db.ids(child).filter((one) => this.above(child, one) === id),
    }))
  }
}
