import type { JsonSchema, SchemaObject } from '../generated/artifact-schemas.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * The JSON pointer of the first place where a JSON value departs from a schema; undefined where it fits. Source of the
 * meaning of the keywords: JSON Schema 2020-12, Validation.
 */
export function schemaFault(schema: SchemaObject, value: unknown): string | undefined {
  return faultIn(schema, value, schema.$defs ?? {})
}

type Definitions = NonNullable<SchemaObject['$defs']>

/** The pointer is put together on the way back, since there is hardly ever a fault. */
function faultIn(schema: JsonSchema, value: unknown, defs: Definitions): string | undefined {
  if (schema === false || !ownKeywordsFit(schema, value)) return ''
  const { $ref, oneOf } = schema
  const named = $ref === undefined ? undefined : defs[$ref.replace('#/$defs/', '')]
  const inNamed = named === undefined ? undefined : faultIn(named, value, defs)
  if (inNamed !== undefined) return inNamed
  const fitting = oneOf?.filter((one) => faultIn(one, value, defs) === undefined)
  if (fitting !== undefined && fitting.length !== 1) return ''
  return Array.isArray(value) ? faultInItems(schema, value, defs) : faultInMembers(schema, value, defs)
}

function faultInItems(
  { items }: SchemaObject,
  list: readonly unknown[],
  defs: Definitions,
): string | undefined {
  if (items === undefined) return undefined
  for (let i = 0; i < list.length; i++) {
    const fault = faultIn(items, list[i], defs)
    if (fault !== undefined) return `/${i}${fault}`
  }
  return undefined
}

function faultInMembers(
  { properties = {}, additionalProperties }: SchemaObject,
  value: unknown,
  defs: Definitions,
): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, member] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined
    const fault =
      known !== undefined ? faultIn(known, member, defs) : additionalProperties === false ? '' : undefined
    if (fault !== undefined) return `/${key}${fault}`
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

function stringFits(schema: SchemaObject, value: string): boolean {
  const { pattern, minLength = 0 } = schema
  return value.length >= minLength && (pattern === undefined || expressionOf(schema).test(value))
}

const expressionOf = oncePer(({ pattern = '' }: SchemaObject) => new RegExp(pattern, 'u'))

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
