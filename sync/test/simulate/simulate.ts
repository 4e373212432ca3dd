import type { Server } from './backing.ts'
import type { Book } from './book.ts'
import { operate, receive } from './operators.ts'
import type { Planted } from './planted.ts'
import { settle } from './rest.ts'
import { stormUntil } from './storm.ts'
import { ready, START, World } from './world.ts'

export interface Simulated {
  readonly seed: number
  readonly book: Book
  readonly requests: number
  /** Milliseconds of virtual time. */
  readonly lasted: number
}

export interface Simulating {
  readonly planted?: Planted | undefined
  /** Keeps the trace. */
  readonly keep?: boolean | undefined
  readonly server?: Server | null | undefined
}

/** One simulation, its copy kept in `server` if there is one. Rejects only when the simulation itself is broken. */
export async function simulate(
  seed: number,
  { planted = {}, keep = false, server = null }: Simulating = {},
): Promise<Simulated> {
  await ready
  const world = new World(seed, planted, keep, server)
  try {
    await world.time.run(live(world))
  } catch (error) {
    world.book.violated('liveness', error instanceof Error ? `${error.stack}` : String(error))
  } finally {
    await world.tidy()
  }
  const { book, network, time } = world
  return { seed, book, requests: network.requests, lasted: time.now - START }
}

/** A storm, a rest, and the copy has to be right. */
async function live(world: World): Promise<void> {
  const { engines, storm } = world.weather
  const until = world.time.now + storm
  const weathering = stormUntil(world, until)
  const slots = Array.from({ length: engines }, (_, slot) => operate(world, slot, until))
  if (engines === 2) world.book.happened('two engines')
  if (world.mail) slots.push(receive(world, world.mail, until))
  await Promise.all([...slots, ...weathering])
  world.calm()
  await settle(world)
}
