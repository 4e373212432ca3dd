import type { Sync } from '../engine/interface.ts'
import type { SyncOptions } from '../engine/options.ts'
import { createSync } from '../engine/sync.ts'
import type { SyncStore } from '../store/index.ts'
import { readConfig } from './config-file.ts'
import { connect } from './connect.ts'
import { UsageError } from './failure.ts'
import { openStore } from './open-store.ts'
import { type Settings, settingsOf } from './settings.ts'

/** Flags of every command. */
export const shared = {
  store: {
    type: 'string',
    valueHint: 'ADDRESS',
    description:
      'Where the copy lives: sqlite:FILE, postgres://…, redis://… or memory: (default: sqlite:church.db)',
  },
  streams: {
    type: 'string',
    valueHint: 'NAMES',
    description: 'Names and patterns, by comma: people.*,giving.Donation,!people.Report (default: *)',
  },
  connection: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Names the organisation in the store (default: "default", with --mock "mock")',
  },
  config: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Settings from this file (default: pcokit.config.ts, .js or .json, where there is one)',
  },
  mock: { type: 'boolean', default: false, description: 'A made-up church instead of Planning Center' },
  people: { type: 'string', default: '2000', valueHint: 'N', description: 'Size of the made-up church' },
  json: { type: 'boolean', default: false, description: 'JSON on standard output' },
} as const

export interface SharedArgs {
  readonly store?: string | undefined
  readonly streams?: string | undefined
  readonly connection?: string | undefined
  readonly config?: string | undefined
  readonly lanes?: string | undefined
  readonly every?: string | undefined
  readonly mock: boolean
  readonly people: string
}

export interface Opened {
  readonly sync: Sync
  readonly store: SyncStore
  readonly settings: Settings
}

/** The sync that flags, environment and configuration mean. `offline`: no request will be sent. */
export async function open(
  args: SharedArgs,
  offline: boolean,
  more: Partial<SyncOptions> = {},
): Promise<Opened> {
  const people = Number(args.people)
  if (!Number.isInteger(people) || people < 1) throw new UsageError('--people wants a number such as 2000.')
  const { store: address, streams, connection, lanes, every } = args
  const given = { store: address, streams, connection, lanes, every }
  const settings = settingsOf(given, process.env, await readConfig(process.cwd(), args.config))
  const client = await connect({ mock: args.mock, people, offline, env: process.env })
  const store = openStore(settings.store)
  const { every: _, store: __, ...of } = settings
  const name = settings.connection ?? (args.mock ? 'mock' : 'default')
  return { sync: createSync({ client, ...of, connection: name, store, ...more }), store, settings }
}

/** A signal that Ctrl-C aborts: once ends the run in order, twice kills it, which loses nothing either. */
export function interruptible(): AbortSignal {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  return stop.signal
}
