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
    const kinds = ['state', 'flying', 'held', 'deep-flying', 'deep-held', 'waiting']
    this.all = kinds.map((kind) => `${base}:${kind}`)
    this.channel = `${base}:wake`
  }
}
