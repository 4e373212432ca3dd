import { tagOf } from '../redis/index.ts'

/** The keys of one credential's log, all in one slot of a cluster. */
export class LogKeys {
  readonly all: readonly string[]
  /** Messages to those who wait: a process's name, or `*` for all. */
  readonly channel: string

  constructor(
    prefix: string,
    readonly credential: string,
  ) {
    const base = `${prefix}:${tagOf(`limit/${credential}`)}`
    const log = ['flying', 'held', 'strangers', 'peaks']
    this.all = ['state', 'waiting', ...log, ...log.map((kind) => `deep-${kind}`)].map(
      (kind) => `${base}:${kind}`,
    )
    this.channel = `${base}:wake`
  }
}
