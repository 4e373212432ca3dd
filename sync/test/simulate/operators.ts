import type { Sync } from '../../src/index.ts'
import type { Mail } from './mail.ts'
import type { Fate, Process } from './process.ts'
import { receiveMail } from './receiver.ts'
import { MOST_SKEW, type World } from './world.ts'

/** What runs are told to do when they are told anything. */
const STRATEGIES = ['reconcile', 'reconcile', 'delta', 'full'] as const

/** Somebody starts an engine, watches it, and starts another when it is silent or done. */
export async function operate(world: World, slot: number, until: number): Promise<void> {
  const dice = world.dice
  while (world.time.now < until) {
    const process = world.process(fateOf(world))
    if (world.weather.clocks) clockOf(world, process)
    await Promise.race([work(world, process, until), process.silent])
    if (!process.alive) world.gone.add(process.name)
    world.book.trace(process.name, `slot ${slot} is free`)
    await world.time.wait(dice.int(0, Math.ceil(1.5 * world.weather.leaseTtl)))
  }
}

/** Processes that take in webhooks, one after another. */
export async function receive(world: World, mail: Mail, until: number): Promise<void> {
  while (world.time.now < until) {
    const process = world.process(fateOf(world))
    await Promise.race([receiveMail(process, world.sync(process), mail, until), process.silent])
    if (!process.alive) world.gone.add(process.name)
    await world.time.wait(world.dice.int(0, world.weather.leaseTtl))
  }
}

/** What one process does: some runs, one after another. */
async function work(world: World, process: Process, until: number): Promise<void> {
  const dice = process.dice
  const sync = world.sync(process)
  const { cancels } = world.weather
  for (let runs = cancels ? dice.int(2, 8) : dice.int(1, 3); runs > 0 && world.time.now < until; runs--) {
    const stop = new AbortController()
    if (cancels && dice.chance(0.7))
      world.time.after(dice.int(0, dice.pick([1000, 1000, 20_000])), () =>
        process.deliver(() => stop.abort()),
      )
    if (world.weather.pauses && dice.chance(0.5)) hold(world, process, sync)
    try {
      const strategy = dice.chance(0.2) ? dice.pick(STRATEGIES) : undefined
      const report = await sync.run({ signal: stop.signal, ...(strategy && { strategy }) })
      world.report(process, report)
      if (report.outcome === 'cancelled') world.book.happened('run cancelled')
      await sync.status()
    } catch (error) {
      threw(world, process, error)
    }
    await process.clock.sleep(dice.int(0, cancels ? 500 : 5000))
  }
}

function hold(world: World, process: Process, sync: Sync): void {
  const { dice } = process
  world.time.after(dice.int(0, 30_000), () =>
    process.deliver(() => {
      sync.pause()
      world.book.happened('run paused')
      const ms = dice.int(100, 2 * world.weather.leaseTtl)
      world.time.after(ms, () => process.deliver(() => sync.resume()))
    }),
  )
}

function threw(world: World, process: Process, error: unknown): void {
  world.book.trace(process.name, `run threw ${error}`)
  world.hides(process.name, String((error as Error)?.stack ?? error))
  if ((error as { code?: unknown } | null)?.code !== 'store_connection')
    world.book.violated('run', `${process.name} threw ${(error as Error)?.stack ?? error}`)
}

function fateOf(world: World): Fate | null {
  const { deaths, zombies, leaseTtl } = world.weather
  const dice = world.dice
  if (dice.chance(deaths)) return { at: dice.int(1, 150), pause: null, applied: dice.chance(0.5) }
  if (!dice.chance(zombies)) return null
  const pause = leaseTtl + dice.int(1, 2 * leaseTtl)
  return { at: dice.int(1, 100), pause, applied: dice.chance(0.3) }
}

function clockOf(world: World, process: Process): void {
  const step = (): void => {
    if (!world.stormy || !process.alive) return
    const forward = process.dice.chance(0.5)
    process.skew += (forward ? 1 : -1) * process.dice.int(100, MOST_SKEW / 4)
    process.skew = Math.max(-MOST_SKEW, Math.min(MOST_SKEW, process.skew))
    if (forward) process.steppedAt = world.time.now
    world.book.happened(forward ? 'clock stepped forward' : 'clock stepped back', true)
    world.time.after(process.dice.int(2000, 60_000), step)
  }
  world.time.after(process.dice.int(0, 30_000), step)
}
