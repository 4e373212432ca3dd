import type { Validate } from '../../src/core/calls.ts'
import { handleOf } from '../../src/core/handles.ts'
import { treeOf } from '../../src/core/tree.ts'
import type { Hooks } from '../../src/types/hooks.ts'
import type { PcoRequest, PcoResponse } from '../../src/types/transport.ts'
import type { PeopleHandles } from '../sample/index.ts'
import { table } from '../sample/table.ts'

/** What a fake PCO answers: a body, or a promise of one. */
export type Respond = (request: PcoRequest) => unknown

/** The sample's handles over a transport that answers from a function: no HTTP, no limiter, no retries. */
export interface FakeClient {
  readonly people: PeopleHandles
  readonly sent: readonly PcoRequest[]
}

/** An answer to a list call that holds nothing. */
export const NOTHING = { data: [], included: [], meta: { total_count: 0, count: 0 }, links: {} }

export function fakeClient(
  respond: Respond = () => NOTHING,
  options: { readonly validate?: Validate; readonly hooks?: Hooks } = {},
): FakeClient {
  const sent: PcoRequest[] = []
  const send = async (request: PcoRequest): Promise<PcoResponse> => {
    sent.push(request)
    const body = await respond(request)
    return { status: 200, headers: new Headers(), body, rateLimit: { limit: 100, period: 20, count: 1 } }
  }
  const engine = { transport: { send }, validate: options.validate ?? 'off', hooks: options.hooks ?? {} }
  const tree = treeOf(table)
  const people = handleOf({ engine, tree, node: tree.root, path: table.path }) as PeopleHandles
  return { people, sent }
}

/** The query of a request, decoded. */
export const queryOf = (request: PcoRequest | undefined): string => decodeURIComponent(request?.query ?? '')
