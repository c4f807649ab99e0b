import type { GoAny } from '../../text/go-json.ts'
import * as go from '../../text/go-json.ts'

/** A decoded value as Go's `%v` prints it: maps in the order of their keys, numbers with `%g`. */
export function goText(value: GoAny): string {
  if (value === null) return '<nil>'
  if (typeof value === 'number') return numberText(value)
  if (typeof value !== 'object') return String(value)
  if (!isMap(value)) return `[${value.map(goText).join(' ')}]`
  const members = [...value].toSorted(([a], [b]) => go.compareStrings(a, b))
  return `map[${members.map(([key, held]) => `${key}:${goText(held)}`).join(' ')}]`
}

/** `%v` of a float64: the shortest digits, with an exponent of two digits where that is below -4 or 6 and more. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0'
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  const power = Number(exponent)
  if (value === 0 || (power >= -4 && power < 6)) return String(value)
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** True for a decoded object. */
export function isMap(value: GoAny): value is go.GoMap {
  return value instanceof Map
}
