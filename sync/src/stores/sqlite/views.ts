import type { TableDescription } from '../../store/index.ts'
import type { SqliteFile } from './file.ts'

/** `people.FieldDatum` → `people_field_datum` */
export function viewName(stream: string): string {
  return stream
    .replaceAll('-', '_')
    .replace('.', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

const safe = /^[A-Za-z_][A-Za-z0-9_]*$/

/** A view with a column an attribute and `<name>_id` for each to-one relationship; rows known to be gone are left out. */
export function viewOf(table: TableDescription): string {
  const columns = new Map([
    ['connection', '(SELECT name FROM spaces WHERE spaces.id = space)'],
    ['id', 'id'],
  ])
  const add = (name: string, path: string): void => {
    if (safe.test(name) && !columns.has(name)) columns.set(name, `resource ->> '$.${path}'`)
  }
  for (const name of table.attributes) add(name, `attributes.${name}`)
  for (const name of table.relationships) add(`${name}_id`, `relationships.${name}.data.id`)
  const list = [...columns].map(([name, from]) => `${from} AS "${name}"`).join(', ')
  return `CREATE VIEW "${viewName(table.stream)}" AS SELECT ${list} FROM records WHERE stream = '${table.stream}' AND dead <= live`
}

/** Makes the views anew where their text has changed. Streams with odd names get none. */
export async function writeViews(file: SqliteFile, tables: readonly TableDescription[]): Promise<void> {
  await file.write(() => {
    const rows = file.sql("SELECT name, sql FROM sqlite_master WHERE type = 'view'").all()
    const known = new Map((rows as { name: string; sql: string }[]).map((row) => [row.name, row.sql]))
    for (const table of tables) {
      if (!/^[a-z-]+\.[A-Za-z0-9_]+$/.test(table.stream)) continue
      const name = viewName(table.stream)
      const text = viewOf(table)
      if (known.get(name) === text) continue
      file.exec(`DROP VIEW IF EXISTS "${name}"`)
      file.exec(text)
    }
  })
}
