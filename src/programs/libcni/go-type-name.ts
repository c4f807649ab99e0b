import type { GoAny } from '../../text/go-json.ts'

/** The type of a decoded value, as Go's `%T` prints it. */
export function goTypeName(value: GoAny | undefined): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return 'float64'
  if (typeof value === 'string') return 'string'
  return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}'
}
