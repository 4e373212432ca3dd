import type { LimiterCase } from './limiter-cases.ts'
import { Bench, most } from './limiter-samples.ts'
import { same } from './samples.ts'

/** What holds over several processes. Skipped for a limiter of one process. */
export const sharedLimiterCases: readonly LimiterCase[] = [
  {
    name: 'two processes without a log send one request between them',
    async run(subject) {
      if (!subject.second) return
      const [one, two] = [new Bench(subject), new Bench(subject, await subject.second())]
      await Promise.all([one.queue(3), two.queue(3)])
      same(one.granted.length + two.granted.length, 1, 'grants before a header')
      const first = one.granted.length > 0 ? one : two
      await first.answer(first.granted[0]!, 1, 100)
      await one.moment()
      same(one.granted.length + two.granted.length, 6, 'grants after it')
    },
  },
  {
    name: 'two processes share one budget, and what one learns the other knows',
    async run(subject) {
      if (!subject.second) return
      const [one, two] = [new Bench(subject), new Bench(subject, await subject.second())]
      await one.seed(10)
      await Promise.all([one.queue(20), two.queue(20)])
      same(one.granted.length + two.granted.length, 9, 'grants at once')
      const [first] = [...one.granted, ...two.granted]
      const bench = one.granted.includes(first!) ? one : two
      await bench.answer(first!, 10, 15)
      await one.moment()
      same(one.granted.length + two.granted.length, 14, 'grants under the limit one of them learned')
    },
  },
  {
    name: 'no window sees more arrivals than the limit over two processes, and both are served',
    async run(subject) {
      if (!subject.second) return
      const both = [new Bench(subject), new Bench(subject, await subject.second())]
      const { clock } = subject
      const arrivals: number[] = []
      const served = [0, 0]
      const send = async (index: number): Promise<void> => {
        const bench = both[index % 2]!
        const lease = await bench.ask()
        await clock.sleep(5 + ((index * 7919) % 97))
        arrivals.push(clock.now())
        const count = arrivals.filter((at) => at > clock.now() - 2000).length
        await clock.sleep(5 + ((index * 104729) % 61))
        await bench.answer(lease, count, 8)
        served[index % 2]!++
      }
      await send(0)
      await Promise.all(Array.from({ length: 40 }, (_, index) => send(index + 1)))
      const worst = most(arrivals, 2000)
      if (worst > 8) throw new Error(`${worst} arrivals in one window of 8`)
      same(served, [21, 20], 'served of each')
    },
  },
  {
    name: 'the more urgent go first over processes too',
    async run(subject) {
      if (!subject.second) return
      const [one, two] = [new Bench(subject), new Bench(subject, await subject.second())]
      await one.seed(1, 1)
      const order: string[] = []
      const enter = async (
        bench: Bench,
        priority: 'interactive' | 'backfill',
        name: string,
      ): Promise<void> => {
        const lease = await bench.ask({ priority })
        order.push(name)
        await bench.answer(lease, 1, 1, 1)
      }
      const late = [enter(one, 'backfill', 'b1'), enter(one, 'backfill', 'b2')]
      await one.moment()
      const urgent = [enter(two, 'interactive', 'i1'), enter(two, 'interactive', 'i2')]
      await Promise.all([...late, ...urgent])
      same(order.slice(0, 2), ['i1', 'i2'], 'who went first')
    },
  },
]
