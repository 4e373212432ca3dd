import { Crowd, CrowdJudge } from './crowd.ts'
import { freshPrefix } from './redis.ts'

/** What several processes on one credential meet, and what is promised of each: judged by tests and benchmark alike. */
export const SCENES = ['rolling', 'fixed', 'killed', 'lowered', 'stranger'] as const
export type Scene = (typeof SCENES)[number]

export const LIMIT = 100
export const WINDOW = 2000

/** Below so many seconds nothing is judged that a busy machine decides: use, and how soon something is known. */
const LONG = 30
const RESERVE = 0.1
const KILL_EVERY = 1500

export interface Cast {
  /** The bundled worker. */
  readonly program: string
  /** Address of the Redis. */
  readonly redis: string
  readonly seconds: number
  /** @default 'ours' */
  readonly limiter?: string
  /** @default 4 */
  readonly processes?: number
}

export interface Played {
  readonly scene: Scene
  readonly seconds: number
  /** Processes that ended in order. */
  readonly reports: number
  /** Ours, refused ones too. */
  readonly requests: number
  readonly refused: number
  /** Refused later than a second after the limit was lowered. */
  readonly late: number
  /** Of the budget, how much was used, by a stranger too; null where the scene makes no claim, or too few came to tell. */
  readonly use: number | null
  /** What no limiter could exceed that holds a slot until the answer: W / (W + mean latency). */
  readonly bound: number
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What happens while the crowd sends. */
async function happens(scene: Scene, seconds: number, judge: CrowdJudge, crowd: Crowd): Promise<void> {
  const all = seconds * 1000
  switch (scene) {
    case 'killed':
      for (let spent = 0; spent < all; spent += KILL_EVERY) {
        await pause(KILL_EVERY)
        await crowd.kill()
        crowd.start()
      }
      return
    case 'lowered':
      await pause(all / 2)
      judge.lower(LIMIT / 2)
      await pause(all / 2)
      return
    case 'stranger': {
      const knock = (): void => void fetch(judge.url).then((answer) => answer.body?.cancel())
      const stranger = setInterval(knock, WINDOW / (LIMIT / 5))
      await pause(all)
      clearInterval(stranger)
      return
    }
    default:
      await pause(all)
  }
}

function useIn(scene: Scene, judge: CrowdJudge): number | null {
  if (scene === 'killed' || scene === 'lowered') return null
  const use = scene === 'stranger' ? judge.slope(judge.all) : judge.use()
  return Number.isNaN(use) ? null : use
}

/** Plays one scene with fresh processes and a fresh judge. Takes the seconds, and some to start and end. */
export async function play(scene: Scene, cast: Cast): Promise<Played> {
  const { program, redis, seconds, limiter = 'ours', processes = 4 } = cast
  const judge = await CrowdJudge.start(LIMIT, WINDOW, scene === 'fixed' ? 'fixed' : 'rolling')
  const crowd = new Crowd(program, {
    ...{ redis, prefix: freshPrefix(), judge: judge.url, limiter, limit: LIMIT, window: WINDOW },
    ...{ reserve: scene === 'stranger' ? RESERVE : 0, wanted: 160 / processes },
  })
  try {
    crowd.start(processes)
    await happens(scene, seconds, judge, crowd)
    const use = useIn(scene, judge)
    await crowd.stop()
    const late = judge.refusals.filter(({ sinceLowered }) => sinceLowered > 1000).length
    return {
      ...{ scene, seconds, reports: crowd.reports.length, requests: judge.arrivals.length },
      ...{ refused: judge.refusals.length, late: scene === 'lowered' ? late : 0, use },
      bound: WINDOW / (WINDOW + crowd.latency),
    }
  } finally {
    await crowd.stop()
    await judge.close()
  }
}

/** Which promises were broken, in words; those of time and use in long runs only. */
export function broken(played: Played): readonly string[] {
  const { scene, seconds, requests, refused, late, use, bound } = played
  const share = refused / requests
  const long = seconds >= LONG
  const found: string[] = []
  const promise = (kept: boolean, words: string): void => {
    if (!kept) found.push(`${scene}: ${words}`)
  }
  promise(requests > 0, 'no request arrived')
  switch (scene) {
    case 'rolling':
    case 'fixed':
      promise(refused === 0, `${refused} of ${requests} requests were refused, and none may be`)
      if (long) promise((use ?? 0) >= 0.98 * bound, `use ${use} is below 0.98 of the bound ${bound}`)
      break
    case 'killed':
      if (long) promise(share < 0.005, `${share * 100} % were refused, 0.5 % is promised`)
      break
    case 'lowered':
      promise(refused < LIMIT, `${refused} requests were refused, more than can be under way`)
      if (long) promise(late === 0, `${late} requests were refused later than a second after`)
      break
    case 'stranger':
      if (!long) break
      promise(share < 0.01, `${share * 100} % were refused, 1 % is promised`)
      promise((use ?? 0) >= 0.85, `both used ${use} of the budget, 0.85 is promised`)
  }
  return found
}
