/** The fields of a list flag, or the text with which Go's encoding/csv refuses it. */
export type CsvLine =
  { readonly ok: true; readonly fields: readonly string[] } | { readonly ok: false; readonly error: string }

/**
 * One line as Go's encoding/csv reads it, which is how pflag reads lists: a field may stand in double quotes, in which
 * `""` is a quotation mark. An empty text has no fields.
 * Source: golang/go src/encoding/csv/reader.go readRecord, go1.13 to go1.24; spf13/pflag string_slice.go readAsCSV.
 */
export function parseCsv(text: string): CsvLine {
  if (text === '') return { ok: true, fields: [] }
  const fields: string[] = []
  let at = 0
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(',', at) < 0 ? text.length : text.indexOf(',', at)
      const field = text.slice(at, end)
      const quote = field.indexOf('"')
      if (quote >= 0) return refused(at + quote, 'bare " in non-quoted-field')
      fields.push(field)
      at = end
    } else {
      const close = closingQuote(text, at + 1)
      if (close === undefined) return refused(text.length, 'extraneous or missing " in quoted-field')
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'))
      at = close + 1
      if (at < text.length && text[at] !== ',')
        return refused(close, 'extraneous or missing " in quoted-field')
    }
    if (at >= text.length) return { ok: true, fields }
    at++
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] !== '"') return at
    at++
  }
  return undefined
}

/** Columns count from 1; up to Go 1.16 from 0. */
function refused(index: number, why: string): CsvLine {
  return { ok: false, error: `parse error on line 1, column ${index + 1}: ${why}` }
}
