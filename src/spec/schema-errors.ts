import { SPEC_SCHEMA, SPEC_SCHEMA_DEFS, type SpecSchema } from '../generated/spec-schema.ts'

/** One departure from the schema, in the words of ajv: its keyword, and the JSON pointer of the value. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * Everything in which a value departs from the schema of the spec. Source of the meaning of the keywords: JSON Schema
 * 2020-12, Validation.
 */
export function schemaErrors(value: unknown): readonly SchemaError[] {
  return [...errorsIn(SPEC_SCHEMA, value, '')]
}

function* errorsIn(schema: SpecSchema, value: unknown, at: string): Generator<SchemaError> {
  const { $ref } = schema
  if ($ref !== undefined) yield* errorsIn(SPEC_SCHEMA_DEFS[$ref.replace('#/$defs/', '')] ?? {}, value, at)
  const error = (keyword: string, params: SchemaError['params']) => ({ instancePath: at, keyword, params })
  const types = [schema.type ?? []].flat()
  if (types.length > 0 && !types.some((type) => isOfType(type, value)))
    yield error('type', { type: schema.type })
  if (schema.const !== undefined && value !== schema.const)
    yield error('const', { allowedValue: schema.const })
  if (schema.enum !== undefined && !schema.enum.some((word) => word === value)) {
    yield error('enum', { allowedValues: schema.enum })
  }
  for (const [keyword, params] of boundErrors(schema, value)) yield error(keyword, params)
  if (Array.isArray(value)) yield* inItems(schema, value, at)
  else if (typeof value === 'object' && value !== null) {
    const members = new Map<string, unknown>(Object.entries(value))
    for (const key of schema.required ?? []) {
      if (!members.has(key)) yield error('required', { missingProperty: key })
    }
    yield* inMembers(schema, members, at)
  }
}

function* inItems(
  { items, minItems = 0 }: SpecSchema,
  list: readonly unknown[],
  at: string,
): Generator<SchemaError> {
  if (list.length < minItems) yield { instancePath: at, keyword: 'minItems', params: { limit: minItems } }
  if (items === undefined) return
  for (const [i, item] of list.entries()) yield* errorsIn(items, item, `${at}/${i}`)
}

function* inMembers(
  { properties = {}, additionalProperties }: SpecSchema,
  members: ReadonlyMap<string, unknown>,
  at: string,
): Generator<SchemaError> {
  for (const [key, member] of members) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (known !== undefined)
      yield* errorsIn(known, member, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    else if (additionalProperties === false) {
      yield { instancePath: at, keyword: 'additionalProperties', params: { additionalProperty: key } }
    }
  }
}

/** The keywords about texts and numbers; a length is counted in characters of Unicode. */
function* boundErrors(
  { minimum, maximum, minLength, maxLength, pattern }: SpecSchema,
  value: unknown,
): Generator<readonly [keyword: string, params: SchemaError['params']]> {
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) yield ['minimum', { limit: minimum }]
    if (maximum !== undefined && value > maximum) yield ['maximum', { limit: maximum }]
  }
  if (typeof value !== 'string') return
  const length = Array.from(value).length
  if (minLength !== undefined && length < minLength) yield ['minLength', { limit: minLength }]
  if (maxLength !== undefined && length > maxLength) yield ['maxLength', { limit: maxLength }]
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) yield ['pattern', { pattern }]
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}
