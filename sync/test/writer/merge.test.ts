import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Copy,
  changeBetween,
  type Input,
  isGone,
  isSighting,
  merge,
  originOf,
  type StoredRecord,
  type Traits,
  withSighting,
} from '../../src/writer/index.ts'

const traits: Traits = { askedFor: new Set(['emails']), onlyWithFields: new Set(['secret']), lag: 10 }
const stamp = (second: number) => new Date(second * 1000).toISOString().replace('.000', '')

interface Sketch {
  origin: Copy['origin']
  observed: number
  n: number
  updated: number | null
  name?: string | null
  nick?: string
  secret?: string
  emails?: string[]
  self?: string
}

function copyOf(sketch: Sketch): Copy {
  const { origin, observed, n } = sketch
  const attributes: Record<string, unknown> = {}
  if (sketch.updated !== null) attributes.updated_at = stamp(sketch.updated)
  if (sketch.name !== undefined) attributes.name = sketch.name
  if (sketch.nick !== undefined) attributes.nick = sketch.nick
  if (sketch.secret !== undefined) attributes.secret = sketch.secret
  const relationships = sketch.emails && {
    emails: { data: sketch.emails.map((id) => ({ type: 'Email', id })) },
  }
  return {
    kind: origin === 'included' || origin === 'sparse' ? 'partial' : 'full',
    stream: 'people.Person',
    id: '1',
    origin,
    observed,
    input: `${origin}.${n}`,
    row: {
      type: 'Person',
      id: '1',
      attributes,
      ...(relationships ? { relationships } : {}),
      ...(sketch.self ? { links: { self: sketch.self } } : {}),
    },
  }
}

const join = (inputs: readonly Input[], from: StoredRecord | null = null) =>
  inputs.reduce<StoredRecord | null>((stored, input) => merge(stored, input, traits), from)

/** Everything the law speaks of: history of this store is left out. */
const law = (record: StoredRecord | null) => record && { ...record, rev: 0, lastChanged: 0 }

const small = fc.integer({ min: 1, max: 30 })
const copies: fc.Arbitrary<Input> = fc
  .record(
    {
      origin: fc.constantFrom('list', 'get', 'included', 'sparse', 'webhook' as const),
      observed: small,
      n: fc.integer({ min: 1, max: 3 }),
      updated: fc.option(fc.integer({ min: 1, max: 3 })),
      name: fc.constantFrom(null, 'Ada', 'Bea'),
      nick: fc.constantFrom('x', 'y'),
      secret: fc.constantFrom('s', 't'),
      emails: fc.constantFrom<string[][]>([], ['7'], ['7', '8']),
      self: fc.constantFrom('/1', '/one'),
    },
    { requiredKeys: ['origin', 'observed', 'n', 'updated'] },
  )
  .map((sketch) => copyOf(sketch as Sketch))
const graves: fc.Arbitrary<Input> = fc.record({ observed: small, n: small }).map(({ observed, n }) => ({
  kind: 'gone' as const,
  stream: 'people.Person',
  id: '1',
  origin: 'absence' as const,
  observed,
  input: `absence.${n}`,
  proof: { kind: 'not-found' as const, generation: `g${n}` },
}))
const inputs = fc.array(fc.oneof({ weight: 6, arbitrary: copies }, graves), { minLength: 1, maxLength: 7 })

describe('the one merge', () => {
  it('gives one record for any order and any repetition of a set of inputs', () => {
    const shuffled = inputs.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.array(fc.constantFrom(...list), { maxLength: 6 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([list, order, again]) => {
        expect(law(join([...order, ...again]))).toEqual(law(join(list)))
      }),
      { numRuns: 2000, seed: 20261122 },
    )
  })

  it('gives the same record when unchanged sightings are kept beside it instead of written', () => {
    fc.assert(
      fc.property(inputs, inputs, (list, rest) => {
        let record: StoredRecord | null = null
        for (const input of list) {
          const next: StoredRecord = merge(record, input, traits)
          const sighted = input.kind === 'full' && (input.origin === 'list' || input.origin === 'get')
          const { id, observed, input: by } = input
          const sighting = { id, observed, input: by, generation: 'g', rev: record?.rev ?? 0 }
          if (record && sighted && isSighting(record, next, sighting)) {
            record = withSighting(record, sighting)
          } else record = next
        }
        expect(law(join(rest, record))).toEqual(law(join([...list, ...rest])))
      }),
      { numRuns: 2000, seed: 7 },
    )
  })

  const ada = copyOf({ origin: 'list', observed: 5, n: 1, updated: 2, name: 'Ada', nick: 'x', self: '/1' })

  it('keeps what a poorer copy does not hold', () => {
    const record = join([ada, copyOf({ origin: 'included', observed: 9, n: 2, updated: 3, name: 'Bea' })])!
    expect(record.resource.attributes).toMatchObject({ name: 'Bea', nick: 'x' })
    expect(record.resource.links).toEqual({ self: '/1' })
    expect(Object.keys(record.fields).sort()).toEqual(['attributes.name', 'attributes.updated_at'])
  })

  it('takes an attribute away when a newer full copy lacks it, and leaves relationships and links', () => {
    const rich = copyOf({
      origin: 'get',
      observed: 5,
      n: 1,
      updated: 2,
      nick: 'x',
      emails: ['7'],
      self: '/1',
    })
    const record = join([rich, copyOf({ origin: 'list', observed: 9, n: 2, updated: 3, name: 'Ada' })])!
    expect(record.resource.attributes).toEqual({ name: 'Ada', updated_at: stamp(3) })
    expect(record.resource.relationships).toEqual({ emails: { data: [{ type: 'Email', id: '7' }] } })
    expect(record.resource.links).toEqual({ self: '/1' })
  })

  it('keeps an attribute that comes only when named in fields', () => {
    const sparse = copyOf({ origin: 'sparse', observed: 5, n: 1, updated: 2, secret: 's' })
    const record = join([sparse, copyOf({ origin: 'list', observed: 9, n: 2, updated: 3, name: 'Ada' })])!
    expect(record.resource.attributes.secret).toBe('s')
  })

  it('lets the greater updated_at win over the later read', () => {
    const stale = copyOf({ origin: 'list', observed: 20, n: 3, updated: 1, name: 'Old' })
    expect(join([ada, stale])!.resource.attributes.name).toBe('Ada')
  })

  it('takes the later read under one stamp, since some changes leave no stamp', () => {
    const later = copyOf({
      origin: 'list',
      observed: 6,
      n: 2,
      updated: 2,
      name: 'Bea',
      nick: 'x',
      self: '/1',
    })
    expect(join([later, ada])!.resource.attributes.name).toBe('Bea')
  })

  it('marks a record dirty when reads contradict each other within the lag, and settles it after', () => {
    const later = copyOf({
      origin: 'list',
      observed: 6,
      n: 2,
      updated: 2,
      name: 'Bea',
      nick: 'x',
      self: '/1',
    })
    const dirty = join([ada, later])!
    expect(dirty.dirtyUntil).toBe(15)
    const settled = copyOf({
      origin: 'get',
      observed: 15,
      n: 3,
      updated: 2,
      name: 'Bea',
      nick: 'x',
      self: '/1',
    })
    expect(join([settled], dirty)!.dirtyUntil).toBeNull()
  })

  it('hashes content alike with and without links and asked-for relationships', () => {
    const plain = copyOf({
      origin: 'list',
      observed: 6,
      n: 2,
      updated: 2,
      name: 'Ada',
      nick: 'x',
      self: '/one',
    })
    const asked = copyOf({
      origin: 'list',
      observed: 6,
      n: 2,
      updated: 2,
      name: 'Ada',
      nick: 'x',
      emails: ['7'],
    })
    expect(join([plain])!.hash).toBe(join([asked])!.hash)
  })

  it('is gone only while the proof is younger than the last sighting, and an include is no sighting', () => {
    const grave: Input = {
      kind: 'gone',
      stream: 'people.Person',
      id: '1',
      origin: 'absence',
      observed: 7,
      input: 'absence.1',
      proof: { kind: 'not-found', generation: 'g' },
    }
    const included = copyOf({ origin: 'included', observed: 9, n: 4, updated: 2, name: 'Ada' })
    const back = copyOf({ origin: 'get', observed: 9, n: 5, updated: 2, name: 'Ada' })
    expect(isGone(join([ada, grave])!)).toBe(true)
    expect(isGone(join([ada, grave, included])!)).toBe(true)
    expect(isGone(join([ada, grave, back])!)).toBe(false)
  })

  it('tells the feed what happened and which names changed', () => {
    const created = join([ada])!
    const next = copyOf({ origin: 'list', observed: 9, n: 2, updated: 3, name: 'Bea', nick: 'x', self: '/1' })
    const updated = join([next], created)!
    const kinds = [
      changeBetween(null, created),
      changeBetween(created, updated),
      changeBetween(updated, updated),
    ]
    expect(kinds.map((change) => change?.kind ?? null)).toEqual(['created', 'updated', null])
    expect(kinds[1]?.changed).toEqual(['name', 'updated_at'])
  })

  it('survives fields named after parts of Object.prototype', () => {
    const row = JSON.parse('{"type":"Person","id":"1","attributes":{"__proto__":"a","constructor":"b"}}')
    const record = merge(null, { ...ada, row }, traits)
    expect(JSON.stringify(record.resource)).toBe(JSON.stringify(row))
  })

  it('knows where a record came from', () => {
    expect(originOf(join([ada])!)).toBe('list')
    expect(
      originOf(join([copyOf({ origin: 'included', observed: 1, n: 1, updated: null, name: 'A' })])!),
    ).toBe('included')
  })
})
