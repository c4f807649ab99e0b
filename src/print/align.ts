/** Rows of words as lines whose columns begin below each other. A column without words takes no room. */
export function align(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .flatMap((word, column) => (widths[column] === 0 ? [] : [word.padEnd(widths[column] ?? 0)]))
      .join('  ')
      .trimEnd(),
  )
}
