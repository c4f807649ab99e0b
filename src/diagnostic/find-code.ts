import { nearest } from '../text/nearest.ts'
import { type Code, CODES } from './codes.ts'

const ALL = Object.keys(CODES).filter((code): code is Code => Object.hasOwn(CODES, code))
const NAMES = new Map<string, Code>(ALL.map((code) => [CODES[code].name, code]))

/** The code that a text is, or is the name of. */
export function findCode(text: string): Code | undefined {
  return ALL.find((code) => code === text) ?? NAMES.get(text)
}

/** The code or name that a mistyped one most likely means. */
export function nearestCode(text: string): string | undefined {
  return nearest(text, [...ALL, ...NAMES.keys()])
}
