import type { StreamDeclaration } from '@pcokit/sdk/runtime'
import type { Source, Stream } from '../source/index.ts'
import { legsOf, ridesWhole } from './coverage.ts'
import { walkPrice } from './price.ts'
import {
  type Carrier,
  collectionRoute,
  type Leg,
  listsOf,
  neededBy,
  type Route,
  type Unreachable,
} from './route.ts'

export interface Choice {
  readonly routes: ReadonlyMap<string, Route>
  readonly unreachable: readonly Unreachable[]
}

export interface ChoiceInputs {
  /** Every stream that may be read, parents and carriers too. */
  readonly streams: readonly Stream[]
  readonly source: Pick<Source, 'refusal' | 'nested'>
  /** Records of a stream: counted, or assumed. */
  readonly count: (stream: string) => number
  /** Includes asked of one listing at most. */
  readonly maxIncludes: number
}

interface Candidate {
  readonly route: Route
  /** Streams it needs: parents of a walk, carriers of a ride. */
  readonly needs: readonly string[]
  /** Brings every row. */
  readonly whole: boolean
  readonly price: number
}

/** Rounds of improvement. Each settles at least one more level of nesting; PCO has four. */
const ROUNDS = 8

const better = (a: Candidate, b: Candidate): number =>
  Number(b.whole) - Number(a.whole) || a.price - b.price || (a.route.path < b.route.path ? -1 : 1)

/**
 * The cheapest route of each stream by requests. Own collections come first; the others choose among rides and
 * walks over streams that have a route, again and again until nothing gets cheaper, never in a circle.
 */
export function chooseRoutes({ streams, source, count, maxIncludes }: ChoiceInputs): Choice {
  const byName = new Map(streams.map((stream) => [stream.name, stream]))
  const chosen = new Map<string, Candidate>()
  const reasons = new Map<string, string>()
  const refusals = new Map<string, string | null>()
  const open: Stream[] = []
  for (const stream of streams) {
    const { collections, createdAt } = stream.declaration
    const refusal = collections[0] ? source.refusal(stream) : null
    if (collections[0] && !refusal) {
      const route = collectionRoute(stream.product, collections[0], createdAt)
      chosen.set(stream.name, { route, needs: [], whole: true, price: 0 })
    } else if (refusal) reasons.set(stream.name, refusal)
    else open.push(stream)
  }
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    for (const stream of open) {
      const best = candidates(stream).filter(free(stream.name)).sort(better)[0]
      const present = chosen.get(stream.name)
      if (JSON.stringify(best) === JSON.stringify(present)) continue
      changed = true
      if (best) chosen.set(stream.name, best)
      else chosen.delete(stream.name)
    }
    if (!changed) break
  }
  settle()
  // Whoever needs a stream that in the end has no way has none either.
  for (let again = true; again; ) {
    again = false
    for (const [name, { needs }] of chosen) {
      if (needs.every((need) => chosen.has(need))) continue
      chosen.delete(name)
      again = true
    }
  }
  const routes = new Map([...chosen].map(([name, { route }]) => [name, route]))
  const unreachable = streams
    .filter(({ name }) => !routes.has(name))
    .map((stream) => ({ stream: stream.name, reason: reasons.get(stream.name) ?? whyNot(stream, source) }))
  return { routes, unreachable }

  /** A carrier that became a ride itself, late, carries no more: its riders look for another way, or have none. */
  function settle(): void {
    for (let pass = 0; pass <= open.length; pass++) {
      const lost = open.filter(({ name }) => !holds(name))
      if (lost.length === 0) return
      for (const stream of lost) {
        const last = pass === open.length
        const carrier = includesOf(stream.name, '').size > 0
        const ways = last ? [] : candidates(stream).filter(free(stream.name))
        const [best] = ways.filter(({ route }) => route.kind === 'walk' || !carrier).sort(better)
        if (best) chosen.set(stream.name, best)
        else chosen.delete(stream.name)
      }
    }
  }

  function holds(name: string): boolean {
    const route = chosen.get(name)?.route
    if (!route) return true
    return route.kind !== 'ride' || route.carriers.every((carrier) => carries(name, carrier))
  }

  function declaredIn(product: string) {
    return (type: string): StreamDeclaration | undefined => byName.get(`${product}.${type}`)?.declaration
  }

  function candidates(stream: Stream): Candidate[] {
    return [...rides(stream), ...walks(stream)]
  }

  function walks({ name, product, key, declaration }: Stream): Candidate[] {
    const found: Candidate[] = []
    for (const set of legsOf(declaration, declaredIn(product))) {
      const legs: Leg[] = set
        .filter(({ path }) => !refusal(key, path, []))
        .map(({ path, parents }): Leg => {
          const leg = { path, parents: parents.map((type) => `${product}.${type}`) }
          const told = declaration.emptyUnless?.[parents.at(-1)!]
          if (told && 'attribute' in told) return { ...leg, toldBy: told }
          const by = told && `${product}.${told.type}`
          return by && chosen.has(by)
            ? { ...leg, namedBy: { stream: by, relationship: told.relationship } }
            : leg
        })
        .filter(({ parents }) => parents.every((parent) => chosen.has(parent)))
      if (legs.length === 0) continue
      const share = count(name) / legs.length
      const price = legs.reduce((sum, leg) => sum + walkPrice(listsOf(leg, count), share), 0)
      const path = legs.map((leg) => `/${product}/v2${leg.path}`).join(' + ')
      const needs = [...new Set(legs.flatMap(neededBy))]
      const whole = legs.length === set.length
      found.push({ route: { kind: 'walk', path, order: null, legs }, needs, whole, price })
    }
    return found
  }

  function rides({ name, product, declaration }: Stream): Candidate[] {
    const declared = declaredIn(product)
    const carriers = declaration.rides
      .map(({ on, include }) => ({ stream: `${product}.${on}`, on, include }))
      .filter((carrier) => carries(name, carrier))
    const whole = (carrier: { on: string; include: string }): boolean =>
      ridesWhole(name, carrier.on, carrier.include, declared)
    const of = (all: readonly Carrier[], isWhole: boolean): Candidate => {
      const named = all.map(({ stream, include }) => ({ stream, include }))
      const path = named
        .map(({ stream, include }) => `${chosen.get(stream)!.route.path}?include=${include}`)
        .join(' + ')
      const needs = [...new Set(named.map(({ stream }) => stream))]
      return {
        route: { kind: 'ride', path, order: null, carriers: named },
        needs,
        whole: isWhole,
        price: heaviness(all),
      }
    }
    if (declaration.walks.length === 0) {
      // Nothing lists it: all nearest carriers together.
      const near = carriers.filter(({ include }) => !include.includes('.'))
      const all = near.length > 0 ? near : carriers.slice(0, 1)
      return all.length > 0 ? [of(all, true)] : []
    }
    return carriers.map((carrier) => of([carrier], whole(carrier)))
  }

  /** A ride costs no request; among rides the one with the fewest rows to carry is the lightest. */
  function heaviness(all: readonly Carrier[]): number {
    return all.reduce(
      (sum, { stream, include }) => sum + count(stream) * 1e-9 + include.split('.').length * 1e-6,
      0,
    )
  }

  function carries(rider: string, { stream, include }: Carrier): boolean {
    const route = chosen.get(stream)?.route
    if (!route || route.kind === 'ride' || stream === rider) return false
    const asked = includesOf(stream, rider)
    if (!asked.has(include) && asked.size >= maxIncludes) return false
    const { key, product, declaration } = byName.get(stream)!
    if (route.kind === 'walk') return route.legs.every(({ path }) => !refusal(key, path, [include]))
    return route.path.startsWith(`/${product}/`) && !refusal(key, declaration.collections[0]!, [include])
  }

  function includesOf(carrier: string, except: string): Set<string> {
    const asked = new Set<string>()
    for (const [name, { route }] of chosen) {
      if (route.kind !== 'ride' || name === except) continue
      for (const { stream, include } of route.carriers) if (stream === carrier) asked.add(include)
    }
    return asked
  }

  function refusal(key: string, path: string, include: readonly string[]): string | null {
    const question = `${key} ${path} ${include}`
    let answer = refusals.get(question)
    if (answer === undefined) {
      answer = source.nested ? source.nested.refusal(key, path, include) : 'Only own lists can be read here.'
      refusals.set(question, answer)
    }
    return answer
  }

  /** Does the candidate not, over any number of steps, need the stream itself? */
  function free(name: string): (candidate: Candidate) => boolean {
    return ({ needs }) => {
      const reached = new Set<string>()
      const queue = [...needs]
      for (let need = queue.pop(); need !== undefined; need = queue.pop()) {
        if (need === name) return false
        if (reached.has(need)) continue
        reached.add(need)
        queue.push(...(chosen.get(need)?.needs ?? []))
      }
      return true
    }
  }
}

function whyNot({ product, key, declaration }: Stream, { nested }: Pick<Source, 'nested'>): string {
  const { unlistable, rides, walks, collections } = declaration
  const way = walks[0]?.path ?? collections[0]
  const refused = nested && way ? nested.refusal(key, way, []) : null
  if (refused) return refused
  const [walk, ride] = [walks[0], rides[0]]
  if (walk)
    return `Listed only below ${walk.parents.join(' and ')} (/${product}/v2${walk.path}), which cannot be read here.`
  if (ride) return `Comes only along with ${ride.on} (include=${ride.include}), which cannot be read here.`
  return unlistable ?? 'No list and no include holds it.'
}
