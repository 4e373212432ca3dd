import { RecordError } from './errors.ts'

/** Most bytes of an id: more does not fit into an entry of Postgres's index. PCO's have ten. */
const LONGEST = 1000
/** Most bytes of JSON in one commit, and so of one record: more holds a store up for too long, or is too long a text. */
const MOST = 256_000_000

/** Can a database keep this id as it is? NUL and halves of surrogate pairs would be changed without a word. */
export const isKeepable = (id: string): boolean => !/[\0\p{Cs}]/u.test(id) && Buffer.byteLength(id) <= LONGEST

/** A record as a store is about to write it. */
interface Written {
  readonly stream: string
  readonly id: string
  /** Bytes, or characters where they are not counted. */
  readonly size: number
}

/**
 * Every store of text calls it before the first write.
 * @throws RecordError for the first id that cannot be kept, and for the largest record where all are too much
 */
export function refuseUnkeepable(store: string, records: readonly Written[]): void {
  let [sum, largest] = [0, records[0]]
  for (const record of records) {
    if (!isKeepable(record.id))
      throw new RecordError(record.stream, record.id, `${store} cannot keep an id like this`)
    sum += record.size
    if (record.size > largest!.size) largest = record
  }
  if (sum <= MOST || !largest) return
  const [own, all] = [Math.ceil(largest.size / 1e6), Math.ceil(sum / 1e6)]
  const reason = `its ${own} MB are the most of the ${all} MB in one commit, and ${store} takes ${MOST / 1e6} MB at once`
  throw new RecordError(largest.stream, largest.id, reason)
}
