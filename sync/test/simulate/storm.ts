import type { World } from './world.ts'

/** Edits and weather, until the storm is over. */
export function stormUntil(world: World, until: number): Promise<void>[] {
  const { edits, lagging, lag, storms, limits, limit, permissions, miscounts } = world.weather
  const dice = world.dice
  const { mock } = world.church
  const every = async (least: number, most: number, happen: () => void): Promise<void> => {
    for (;;) {
      await world.time.wait(dice.int(least, most))
      if (world.time.now >= until) return
      happen()
    }
  }
  const all: Promise<void>[] = []
  // The church sleeps now and then, or no count would ever agree.
  let awake = true
  if (edits < Number.POSITIVE_INFINITY) {
    all.push(every(5000, 40_000, () => (awake = dice.chance(0.6))))
    all.push(
      every(1, 2 * edits, () => {
        if (awake) for (let n = dice.int(1, 2); n > 0; n--) world.church.edit()
      }),
    )
  }
  if (lagging > 0) {
    all.push(
      every(1000, 30_000, () => {
        if (dice.chance(0.4)) return mock.lag.clear()
        mock.lag.reads({
          ms: dice.chance(0.5) ? lag : dice.int(1, lag),
          probability: Math.max(0.2, lagging),
        })
        world.book.happened('reads lag', true)
      }),
    )
  }
  if (storms) all.push(every(5000, 60_000, () => world.network.storm(dice.int(1, 15))))
  if (limits) {
    all.push(
      every(5000, 60_000, () => {
        const next = dice.int(2, 2 * limit)
        if (next !== world.network.limit) world.network.changeLimit(next)
      }),
    )
  }
  if (miscounts) {
    all.push(
      every(5000, 60_000, () => {
        world.network.miscounts = dice.chance(0.6)
        if (world.network.miscounts) world.book.happened('total off by one', true)
      }),
    )
  }
  if (permissions) all.push(every(10_000, 90_000, () => world.church.deny(dice.int(1000, 40_000))))
  return all
}
