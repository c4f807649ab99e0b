import type { JsonSchema, SchemaObject } from '../generated/artifact-schemas.ts'

/**
 * The JSON pointer of the first place where a JSON value departs from a schema; undefined where it fits. Source of the
 * meaning of the keywords: JSON Schema 2020-12, Validation.
 */
export function schemaFault(schema: SchemaObject, value: unknown): string | undefined {
  return faultIn(schema, value, '', schema.$defs ?? {})
}

type Definitions = NonNullable<SchemaObject['$defs']>

function faultIn(schema: JsonSchema, value: unknown, at: string, defs: Definitions): string | undefined {
  if (schema === false || !ownKeywordsFit(schema, value)) return at
  const { $ref, oneOf } = schema
  const named = $ref === undefined ? undefined : defs[$ref.replace('#/$defs/', '')]
  const inNamed = named === undefined ? undefined : faultIn(named, value, at, defs)
  if (inNamed !== undefined) return inNamed
  const fitting = oneOf?.filter((one) => faultIn(one, value, at, defs) === undefined)
  if (fitting !== undefined && fitting.length !== 1) return at
  return Array.isArray(value)
    ? faultInItems(schema, value, at, defs)
    : faultInMembers(schema, value, at, defs)
}

function faultInItems(
  { items }: SchemaObject,
  list: readonly unknown[],
  at: string,
  defs: Definitions,
): string | undefined {
  if (items === undefined) return undefined
  return firstFault(list.entries(), ([i, item]) => faultIn(items, item, `${at}/${i}`, defs))
}

function faultInMembers(
  { properties = {}, additionalProperties }: SchemaObject,
  value: unknown,
  at: string,
  defs: Definitions,
): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return firstFault(Object.entries(value), ([key, member]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (known !== undefined) return faultIn(known, member, `${at}/${key}`, defs)
    return additionalProperties === false ? `${at}/${key}` : undefined
  })
}

function firstFault<T>(values: Iterable<T>, fault: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = fault(value)
    if (found !== undefined) return found
  }
  return undefined
}

/** The keywords that look at the value alone, not into its parts. */
function ownKeywordsFit(schema: SchemaObject, value: unknown): boolean {
  if (schema.type !== undefined && !isOfType(schema.type, value)) return false
  if (schema.const !== undefined && schema.const !== value) return false
  if (schema.enum !== undefined && !schema.enum.some((word) => word === value)) return false
  if (typeof value === 'string') return stringFits(schema, value)
  if (typeof value === 'number')
    return value >= (schema.minimum ?? value) && value <= (schema.maximum ?? value)
  if (Array.isArray(value)) return listFits(schema, value)
  return (
    typeof value !== 'object' ||
    value === null ||
    (schema.required ?? []).every((key) => Object.hasOwn(value, key))
  )
}

function isOfType(type: NonNullable<SchemaObject['type']>, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return type === 'integer' ? Number.isInteger(value) : typeof value === 'string'
}

function stringFits({ pattern, minLength = 0 }: SchemaObject, value: string): boolean {
  return value.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(value))
}

/** `uniqueItems` is used for lists of texts only. */
function listFits(
  { minItems = 0, maxItems = Infinity, uniqueItems }: SchemaObject,
  list: readonly unknown[],
): boolean {
  return (
    list.length >= minItems &&
    list.length <= maxItems &&
    (uniqueItems === undefined || new Set(list).size === list.length)
  )
}
