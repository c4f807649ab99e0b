import type { Json, Loss } from './lowered.ts'

/** Reads the members of an object of HNS, and remembers which it was asked for. */
export interface ObjectReader {
  readonly text: (key: string) => string | undefined
  readonly number: (key: string) => number | undefined
  readonly boolean: (key: string) => boolean | undefined
  readonly texts: (key: string) => readonly string[] | undefined
  /** A text with commas as the list that it is; an empty one is absent. */
  readonly commas: (key: string) => readonly string[] | undefined
  /** The same, of numbers. */
  readonly numbers: (key: string) => readonly number[] | undefined
  readonly object: (key: string) => Json | undefined
  readonly objects: (key: string) => readonly Json[]
  /** What was not read: keys that nobody asked for, and values of another type. */
  readonly rest: () => readonly Loss[]
}

export function readObject(object: Json): ObjectReader {
  const asked = new Set<string>()
  const read = <T>(key: string, is: (value: unknown) => T | undefined): T | undefined => {
    const value = Object.hasOwn(object, key) ? object[key] : undefined
    const found = value === undefined ? undefined : is(value)
    if (found !== undefined || value === null) asked.add(key)
    return found
  }
  return {
    text: (key) => read(key, asText),
    number: (key) => read(key, asNumber),
    boolean: (key) => read(key, (value) => (typeof value === 'boolean' ? value : undefined)),
    texts: (key) => read(key, asTexts),
    commas: (key) => read(key, (value) => parts(asText(value))),
    numbers: (key) =>
      read(key, (value) => {
        const numbers = parts(asText(value))?.map(Number)
        return numbers?.every(Number.isInteger) === true ? numbers : undefined
      }),
    object: (key) => read(key, asObject),
    objects: (key) => read(key, asObjects) ?? [],
    rest: () =>
      Object.keys(object)
        .filter((key) => !asked.has(key))
        .map((key) => ({ what: key, why: 'it is no key of this object, or its value has another type' })),
  }
}

function parts(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : text === '' ? [] : text.split(',')
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Beyond this, numbers of JSON are not kept exactly. */
function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

function asTexts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const texts = value.map(asText).filter((text) => text !== undefined)
  return texts.length === value.length ? texts : undefined
}

/** The members of a JSON object; undefined for anything else. */
export function asObject(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.fromEntries(Object.entries(value))
}

function asObjects(value: unknown): readonly Json[] | undefined {
  if (!Array.isArray(value)) return undefined
  const objects = value.map(asObject).filter((object) => object !== undefined)
  return objects.length === value.length ? objects : undefined
}
