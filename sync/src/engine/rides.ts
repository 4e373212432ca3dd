import type { Carrier, PlannedStream } from '../planner/index.ts'
import type { Stream } from '../source/index.ts'
import type { Checkpoint, Generation, Holder, Trouble } from '../store/index.ts'
import {
  countAbsent,
  overflown,
  type Passenger,
  Passengers,
  quarantinedIn,
  retryQuarantine,
  unreadTrouble,
} from '../strategies/index.ts'
import type { Kept } from './keeper.ts'
import { noCounts, type StreamReport } from './report.ts'
import { blank, type RunContext } from './stream-run.ts'
import { busyTrouble } from './trouble.ts'

/** A stream that rides, ready to be written, or who else is at it. */
type Taken = Passenger | { readonly holder: Holder }

/** A stream that rides, from its first carrier's start to its last carrier's end. */
interface Ride {
  readonly stream: Stream
  readonly carriers: readonly Carrier[]
  readonly left: Set<string>
  passenger: Passenger | null
  kept: Kept | null
  /** The taking of its lease, under way or done. */
  taking: Promise<Taken> | null
  resumed: boolean
  /** How carriers ended that did not bring all of it. */
  readonly short: StreamReport[]
}

/** How a carrier's pages are seen by time: as its own task sees it. */
export interface CarrierTime {
  observe(at: number): number
  now(): number
}

/** Leases, reports and ends of the streams that come along with others. */
export class Rides {
  readonly #context: RunContext
  readonly #rides: readonly Ride[]

  constructor(context: RunContext, planned: readonly PlannedStream[]) {
    this.#context = context
    this.#rides = planned.flatMap(({ stream, route }) => {
      const found = context.stream(stream)
      if (route.kind !== 'ride' || !found) return []
      const { carriers } = route
      const left = new Set(carriers.map((carrier) => carrier.stream))
      const state = { passenger: null, kept: null, taking: null, resumed: false, short: [] }
      return [{ stream: found, carriers, left, ...state }]
    })
  }

  /** Takes the leases of all that ride on a carrier; the holder of the first that another has. */
  async board(carrier: Stream, signal: AbortSignal, time: CarrierTime) {
    const { space, nested, newId } = this.#context
    const riding = this.#rides.filter(({ carriers }) =>
      carriers.some(({ stream }) => stream === carrier.name),
    )
    if (riding.length === 0 || !nested) return null
    const seats: { passenger: Passenger; include: string }[] = []
    for (const ride of riding) {
      const passenger = await this.#take(ride, { signal, ...time })
      if ('holder' in passenger) return passenger
      for (const seat of ride.carriers) {
        if (seat.stream === carrier.name) seats.push({ passenger, include: seat.include })
      }
    }
    return new Passengers(carrier, seats, { space, nested, signal, newId, ...time })
  }

  /** The lease of a stream that rides, taken once, however many carriers begin at the same time. */
  async #take(ride: Ride, carrier?: CarrierTime & { readonly signal: AbortSignal }): Promise<Taken> {
    ride.taking ??= this.#takeNow(ride, carrier)
    try {
      const taken = await ride.taking
      if ('holder' in taken) ride.taking = null
      return taken
    } catch (error) {
      ride.taking = null
      await ride.kept?.release()
      throw error
    }
  }

  async #takeNow(ride: Ride, carrier?: CarrierTime & { readonly signal: AbortSignal }): Promise<Taken> {
    const { space, keeper, traits, source, newId } = this.#context
    const { stream } = ride
    const taken = await keeper.take(stream.name)
    if ('holder' in taken) return { holder: taken.holder as Holder }
    ride.kept = taken
    const checkpoint = (await space.checkpoint(stream.name)) ?? blank(stream.name)
    ride.resumed = checkpoint.reading?.finishedAt === null
    const counts = { ...noCounts(), quarantined: quarantinedIn(checkpoint) }
    const passenger = { stream, fence: taken.fence, traits: traits(stream), counts, checkpoint }
    if (carrier) {
      // As streams of their own do when they begin; before any page comes, which would write the same checkpoint.
      const task = { ...passenger, ...carrier, space, source, newId }
      await retryQuarantine(task, this.#context)
      passenger.checkpoint = task.checkpoint
    }
    ride.passenger = passenger
    return passenger
  }

  /** A carrier has ended: the reports of the streams for which it was the last. */
  async leave(carrier: StreamReport): Promise<StreamReport[]> {
    const reports: StreamReport[] = []
    for (const ride of this.#rides) {
      if (!ride.left.delete(carrier.stream)) continue
      if (carrier.outcome !== 'complete') ride.short.push(carrier)
      if (ride.left.size > 0) continue
      reports.push(await this.#end(ride))
      await ride.kept?.release()
    }
    return reports
  }

  async #end(ride: Ride): Promise<StreamReport> {
    const { name } = ride.stream
    const { clock, strategy, trouble: troubleOf } = this.#context
    const stopped = ride.short.find(({ outcome }) => outcome !== 'incomplete')
    try {
      // Nothing came along: its carriers were not due, or had brought all of it before an earlier run was cut off.
      const alone = !stopped && !ride.passenger && strategy(name) === 'full'
      const taken = alone ? await this.#take(ride) : null
      if (taken && 'holder' in taken) {
        const trouble = busyTrouble(taken.holder, clock.now())
        return { stream: name, resumed: false, missing: 0, ...noCounts(), outcome: 'busy', trouble }
      }
    } catch (error) {
      return {
        stream: name,
        resumed: false,
        missing: 0,
        ...noCounts(),
        outcome: 'failed',
        trouble: troubleOf(error),
      }
    }
    const { passenger, resumed } = ride
    const counts = passenger?.counts ?? noCounts()
    const base = { stream: name, resumed, missing: 0, ...counts }
    if (!stopped && strategy(name) !== 'full' && !isBrought(ride)) {
      const missing = passenger?.checkpoint.missing ?? 0
      return { ...base, missing, outcome: 'complete', strategy: passenger ? 'delta' : 'none', trouble: null }
    }
    if (stopped || !passenger) return { ...base, ...waiting(ride.stream, stopped, clock.now()) }
    try {
      const missing = await this.#settle(ride, passenger)
      const { trouble } = passenger.checkpoint
      return { ...base, outcome: trouble ? 'incomplete' : 'complete', missing, trouble }
    } catch (error) {
      return { ...base, outcome: 'failed', trouble: this.#context.trouble(error) }
    }
  }

  /** Ends the passenger's generation: complete when all its carriers were, and nothing named is lacking. */
  async #settle({ stream, carriers }: Ride, passenger: Passenger): Promise<number> {
    const { space, clock, floor } = this.#context
    const { reading } = passenger.checkpoint
    const along = Object.values(reading?.along ?? {})
    const names = new Set(carriers.map((carrier) => carrier.stream))
    const lacking = along.reduce((sum, seat) => sum + seat.lacking, 0)
    const missed = names.size - along.filter(({ done }) => done).length
    const aside = reading ? overflown(passenger.checkpoint, reading.id) : 0
    const unread = {
      ...(missed > 0 && { carriers: missed }),
      ...(lacking > 0 && { lacking }),
      ...(aside > 0 && { aside }),
    }
    const finishedAt = Math.max(floor, clock.now())
    const whole = reading !== null && missed <= 0 && lacking === 0 && aside === 0
    const trouble = whole ? null : unreadTrouble(unread, finishedAt)
    const seen = reading ? await space.countSeen(stream.name, reading.id) : 0
    const ended: Generation | null = reading && { ...reading, seen, total: seen, finishedAt }
    const absent = whole ? await countAbsent(space, stream.name, ended!) : passenger.checkpoint.missing
    const checkpoint: Checkpoint = {
      ...passenger.checkpoint,
      reading: whole ? null : ended,
      complete: whole ? ended : passenger.checkpoint.complete,
      missing: absent,
      trouble,
      updatedAt: finishedAt,
    }
    const nothing = { records: [], tombstones: [], seen: [], changes: [], observed: 0 }
    await space.commit({ ...nothing, fence: passenger.fence, checkpoint })
    passenger.checkpoint = checkpoint
    return checkpoint.missing
  }
}

/**
 * Has every carrier brought its part of a reading? Also where none was due: a carrier whose changes could not be told
 * was read whole; the others follow in the next run.
 */
function isBrought({ carriers, passenger }: Ride): boolean {
  const reading = passenger?.checkpoint.reading
  return reading?.finishedAt === null && carriers.every(({ stream }) => reading.along?.[stream]?.done)
}

/** A stream that has to wait for another, and says so. */
export function waiting(
  { name }: Pick<Stream, 'name'>,
  cause: Pick<StreamReport, 'stream' | 'outcome' | 'trouble'> | undefined,
  at: number,
): { readonly outcome: StreamReport['outcome']; readonly trouble: Trouble | null } {
  if (cause?.outcome === 'cancelled') return { outcome: 'cancelled', trouble: null }
  const other = cause?.stream ?? 'another stream'
  const trouble: Trouble = {
    code: 'waiting',
    cause: `${name} is read with the help of ${other}, which ${cause?.outcome === 'busy' ? 'another run is at' : 'could not be read'}.`,
    remedy: cause?.trouble ? `See ${other}: ${cause.trouble.remedy}` : `See ${other}.`,
    retry: cause?.trouble?.retry ?? true,
    at,
  }
  return { outcome: 'waiting', trouble }
}
