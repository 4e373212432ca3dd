/** Rows as columns of text. A column of numbers is aligned to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)))
  const right = head.map(
    (_, column) => body.length > 0 && body.every((row) => /^[\d,?–-]*$/.test(String(row[column] ?? ''))),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return right[column] ? String(cell).padStart(width) : String(cell).padEnd(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
