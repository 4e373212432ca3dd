import type { Nested } from '../routes/index.ts'
import type { Gate } from './gate.ts'
import type { PagesRequest, Source, SourcePage, Stream } from './source.ts'

/** A source of which each request passes a gate first. What was asked for ahead of a page arrives all the same. */
export function gated(source: Source, gate: Gate): Source {
  return {
    nested: source.nested && gatedNested(source.nested, gate),
    refusal: (stream) => source.refusal(stream),
    gets: (stream) => source.gets(stream),
    pages: (stream, request) => gatedPages(source, gate, stream, request),
    async count(stream, signal, where) {
      await gate.pass(signal)
      return source.count(stream, signal, where)
    },
    async get(stream, id, signal) {
      await gate.pass(signal)
      return source.get(stream, id, signal)
    },
  }
}

/** Pages are asked for when the one before has been dealt with: that is where they wait. */
async function* gatedPages(
  source: Source,
  gate: Gate,
  stream: Stream,
  request: PagesRequest,
): AsyncGenerator<SourcePage, void, undefined> {
  await gate.pass(request.signal)
  for await (const page of source.pages(stream, request)) {
    yield page
    await gate.pass(request.signal)
  }
}

function gatedNested(nested: Nested, gate: Gate): Nested {
  return {
    refusal: (product, path, include) => nested.refusal(product, path, include),
    gets: (product, path) => nested.gets(product, path),
    async page(product, path, ids, request) {
      await gate.pass(request.signal)
      return nested.page(product, path, ids, request)
    },
    async get(product, path, ids, signal) {
      await gate.pass(signal)
      return nested.get(product, path, ids, signal)
    },
  }
}
