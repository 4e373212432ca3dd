import type { SyncOptions } from '../engine/options.ts'
import { createSync, type Sync } from '../engine/sync.ts'
import type { SyncStore } from '../store/index.ts'
import { connect } from './connect.ts'
import { UsageError } from './failure.ts'
import { openStore } from './open-store.ts'

/** Flags of every command. */
export const shared = {
  store: {
    type: 'string',
    default: 'sqlite:church.db',
    valueHint: 'ADDRESS',
    description: 'Where the copy lives: sqlite:FILE or memory:',
  },
  streams: {
    type: 'string',
    default: '*',
    valueHint: 'NAMES',
    description: 'Names and patterns, by comma: people.*,giving.Donation,!people.Report',
  },
  connection: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Names the organisation in the store (default: "default", with --mock "mock")',
  },
  mock: { type: 'boolean', default: false, description: 'A made-up church instead of Planning Center' },
  people: { type: 'string', default: '2000', valueHint: 'N', description: 'Size of the made-up church' },
  json: { type: 'boolean', default: false, description: 'JSON on standard output' },
} as const

export interface SharedArgs {
  readonly store: string
  readonly streams: string
  readonly connection?: string | undefined
  readonly mock: boolean
  readonly people: string
}

export interface Opened {
  readonly sync: Sync
  readonly store: SyncStore
}

/** The sync that the flags mean. `offline`: no request will be sent. */
export async function open(
  args: SharedArgs,
  offline: boolean,
  more: Partial<SyncOptions> = {},
): Promise<Opened> {
  const people = Number(args.people)
  if (!Number.isInteger(people) || people < 1) throw new UsageError('--people wants a number such as 2000.')
  const client = await connect({ mock: args.mock, people, offline, env: process.env })
  const store = openStore(args.store)
  const streams = args.streams
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const connection = args.connection ?? (args.mock ? 'mock' : 'default')
  return { sync: createSync({ client, connection, store, streams, ...more }), store }
}

/** A signal that Ctrl-C aborts: once ends the run in order, twice kills it, which loses nothing either. */
export function interruptible(): AbortSignal {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  return stop.signal
}
