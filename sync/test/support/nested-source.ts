import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Nested, NestedPage, NestedRequest } from '../../src/routes/index.ts'
import type { PagesRequest, SourcePage, Stream } from '../../src/source/index.ts'
import { FakeSource } from './fake-source.ts'

/** What one list below a parent, or one carrier's page, brings along: rows by the include that was asked for. */
export type Along = (row: AnyRow, include: string) => readonly AnyRow[]

/** Lists in memory at any path, ids in place of the stars: `/tabs/7/options`. */
export class NestedSource extends FakeSource {
  readonly below = new Map<string, AnyRow[]>()
  /** Rows that can be read alone, by path with ids. */
  readonly singles = new Map<string, AnyRow>()
  /** Called before each page of a list below a parent: may change lists, or throw. */
  onBelow: (path: string, offset: number) => void = () => {}
  along: Along = () => []
  /** Include → may the path be asked for it? */
  offers: (path: string, include: string) => boolean = () => true
  gettablePaths: readonly string[] = []

  readonly nested: Nested = {
    refusal: (_product, path, include) =>
      include.every((name) => this.offers(path, name)) ? null : `${path} does not offer ${include}.`,
    page: async (_product, path, ids, request) => this.#page(fill(path, ids), request),
    gets: (_product, path) => this.gettablePaths.includes(path),
    get: async (_product, path, ids) => {
      this.clock.advance(1000)
      const full = fill(path, ids)
      this.asked.push(full)
      return { row: this.singles.get(full) ?? null, observed: this.clock.now() }
    },
  }

  override async *pages(stream: Stream, request: PagesRequest): AsyncGenerator<SourcePage> {
    for await (const page of super.pages(stream, request)) {
      const included = (request.include ?? []).flatMap((name) =>
        page.rows.flatMap((row) => this.along(row, name)),
      )
      yield { ...page, included }
    }
  }

  async #page(path: string, { offset, include, signal }: NestedRequest): Promise<NestedPage> {
    signal.throwIfAborted()
    this.clock.advance(1000)
    this.onBelow(path, offset)
    this.asked.push(`${path}@${offset}`)
    const list = this.below.get(path) ?? []
    const data = list.slice(offset, offset + this.size)
    const more = offset + data.length < list.length
    return {
      data,
      included: include.flatMap((name) => data.flatMap((row) => this.along(row, name))),
      meta: {},
      links: {},
      offset,
      nextOffset: more ? offset + data.length : null,
      total: list.length,
      rateLimit: null,
      observed: this.clock.now(),
      requests: 1,
    }
  }
}

const fill = (path: string, ids: readonly string[]): string => {
  let next = 0
  return path.replace(/\*/g, () => ids[next++] ?? '?')
}
