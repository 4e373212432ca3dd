import { createHash } from 'node:crypto'
import { StoreError, type TableDescription } from '../../store/index.ts'
import type { Database, Run } from './database.ts'
import { codeOf } from './errors.ts'

/** `people.FieldDatum` → `people.field_datum`; dots and dashes are no part of a name. */
export function viewName(stream: string, prefix = ''): { readonly schema: string; readonly name: string } {
  const [product = '', type = ''] = stream.split('.')
  const name = type.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  return { schema: `${prefix}${product.replaceAll('-', '_')}`, name }
}

const safe = /^[A-Za-z_][A-Za-z0-9_]{0,59}$/

/** A column out of an attribute's text. A value that is not of its kind is null: `resource` holds it as it came. */
const typed: Readonly<Record<string, (column: string) => string>> = {
  boolean: (column) => `CASE ${column} WHEN 'true' THEN true WHEN 'false' THEN false END`,
  integer: (column) => `CASE WHEN ${column} ~ '^-?\\d{1,18}$' THEN ${column}::bigint END`,
  number: (column) =>
    `CASE WHEN length(${column}) < 1000 AND ${column} ~ '^-?\\d+(\\.\\d+)?$' THEN ${column}::numeric END`,
  time: (column) => `{s}.as_time(${column})`,
  date: (column) => `{s}.as_date(${column})`,
}

/**
 * A view with a column an attribute, `<name>_id` for each to-one relationship, and the whole resource; rows known
 * to be gone are left out. The JSON is read once a row, whatever the number of columns: it is what costs.
 */
export function viewOf(table: TableDescription): string {
  const columns = new Map([
    ['connection', 'p.name'],
    ['id', 'r.id'],
  ])
  const add = (name: string, from: string): boolean => {
    if (!safe.test(name) || columns.has(name)) return false
    columns.set(name, from)
    return true
  }
  const [attributes, relationships]: [string[], string[]] = [[], []]
  for (const name of table.attributes) {
    const kind = (table.kinds && Object.hasOwn(table.kinds, name) && table.kinds[name]) || 'text'
    const column = `a."${name}"`
    if (add(name, typed[kind]?.(column) ?? column))
      attributes.push(`"${name}" ${kind === 'json' ? 'jsonb' : 'text'}`)
  }
  for (const name of table.relationships) {
    if (add(`${name}_id`, `b."${name}" #>> '{data,id}'`)) relationships.push(`"${name}" jsonb`)
  }
  add('resource', 'd.doc')
  const list = [...columns].map(([name, source]) => `${source} AS "${name}"`).join(', ')
  // OFFSET 0 keeps the planner from reading the text anew for each column.
  const parts = [
    '{s}.records r JOIN {s}.spaces p ON p.id = r.space',
    'CROSS JOIN LATERAL (SELECT coalesce(r.plain, r.resource)::jsonb AS doc OFFSET 0) d',
    lateral('attributes', 'a', attributes),
    lateral('relationships', 'b', relationships),
  ]
  return `SELECT ${list} FROM ${parts.filter(Boolean).join(' ')} WHERE r.stream = '${table.stream}' AND r.dead <= r.live`
}

const lateral = (member: string, alias: string, columns: readonly string[]): string =>
  columns.length === 0
    ? ''
    : `CROSS JOIN LATERAL jsonb_to_record(CASE jsonb_typeof(d.doc -> '${member}') WHEN 'object' THEN d.doc -> '${member}' ELSE '{}' END) AS ${alias}(${columns.join(', ')})`

interface Relation {
  readonly schema: string
  readonly name: string
  readonly comment: string | null
}

/**
 * Makes the views anew where their text has changed. Streams with odd names get none. A view that others were
 * built upon stays as it is until they are gone.
 * @throws StoreError `store_view_taken` when the name is another's
 */
export async function writeViews(database: Database, tables: readonly TableDescription[]): Promise<void> {
  const { views: prefix, schema: home } = database.settings
  if (prefix === false) return
  const wanted = tables
    .filter(({ stream }) => /^[a-z-]+\.[A-Za-z0-9_]+$/.test(stream))
    .map((table) => {
      const text = viewOf(table)
      const print = createHash('sha256').update(text).digest('hex').slice(0, 16)
      return { ...viewName(table.stream, prefix), text, comment: `pcokit ${home} ${print}` }
    })
  const schemas = [...new Set(wanted.map(({ schema }) => schema))]
  const stale = async (run: Run) => {
    const found = await run<Relation>(
      `SELECT n.nspname AS schema, c.relname AS name, obj_description(c.oid, 'pg_class') AS comment
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY($1::text[])`,
      [schemas],
    )
    const known = new Map(found.map((relation) => [`${relation.schema}.${relation.name}`, relation.comment]))
    return wanted
      .map((view) => ({ ...view, known: known.get(`${view.schema}.${view.name}`) }))
      .filter((view) => view.known !== view.comment)
  }
  if ((await stale((text, values) => database.run(text, values))).length === 0) return
  await database.alone(async (run) => {
    const there = await run<{ name: string }>(
      'SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY($1::text[])',
      [schemas],
    )
    const missing = schemas.filter((schema) => !there.some(({ name }) => name === schema))
    const fresh = missing.map((schema) => `CREATE SCHEMA "${schema}"`)
    for (const { schema, name, text, comment, known } of await stale(run)) {
      const view = `"${schema}"."${name}"`
      const create = [`CREATE VIEW ${view} AS ${text}`, `COMMENT ON VIEW ${view} IS '${comment}'`]
      if (known === undefined) fresh.push(...create)
      else if (known?.startsWith(`pcokit ${home} `)) await replace(run, view, create)
      else {
        throw new StoreError(
          'store_view_taken',
          `${schema}.${name} is there already, and not by this store. Give the option views another prefix, or false.`,
        )
      }
    }
    if (fresh.length > 0) await run(fresh.join(';\n'))
  })
}

async function replace(run: Run, view: string, create: readonly string[]): Promise<void> {
  await run('SAVEPOINT one')
  try {
    await run(`DROP VIEW ${view}; ${create.join('; ')}`)
  } catch (error) {
    if (codeOf(error) !== '2BP01') throw error
    await run('ROLLBACK TO SAVEPOINT one')
  }
}
