import Libsql from 'libsql'

/** Questions to the copy, in plain SQL over the views the store keeps: one a resource type. */
const questions: readonly (readonly [title: string, sql: string])[] = [
  [
    'People by status and age',
    `SELECT status, CASE WHEN child THEN 'children' ELSE 'adults' END AS age, count(*) AS people
     FROM people_person WHERE connection = ? GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 5`,
  ],
  [
    'Donations by year',
    `SELECT substr(received_at, 1, 4) AS year, count(*) AS donations, sum(amount_cents) / 100 AS total
     FROM giving_donation WHERE connection = ? AND received_at IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 4`,
  ],
  [
    'Most e-mail addresses',
    `SELECT p.name AS person, count(*) AS addresses
     FROM people_email e JOIN people_person p ON p.id = e.person_id AND p.connection = e.connection
     WHERE e.connection = ? GROUP BY p.id ORDER BY 2 DESC, 1 LIMIT 3`,
  ],
  [
    'What changed lately, from the feed',
    `SELECT stream, kind, count(*) AS changes FROM changes
     WHERE space = (SELECT id FROM spaces WHERE name = ?) GROUP BY 1, 2 ORDER BY max(seq) DESC LIMIT 3`,
  ],
]

/** The answers as text. */
export function insights(path: string, connection: string): string {
  const db = new Libsql(path, { readonly: true })
  try {
    return questions
      .map(([title, sql]) => {
        const rows = db.prepare(sql).all(connection) as Record<string, unknown>[]
        const lines = rows.map((row) => {
          const cells = Object.entries(row).map(([name, value]) =>
            typeof value === 'number' ? `${value.toLocaleString('en')} ${name}` : String(value ?? '–'),
          )
          return `  ${cells.join(' · ')}`
        })
        return [title, ...lines, ''].join('\n')
      })
      .join('\n')
  } finally {
    db.close()
  }
}
