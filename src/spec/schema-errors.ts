import { pointer } from '../text/tree.ts'
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
  const errors: SchemaError[] = []
  collect(SPEC_SCHEMA, value, [], errors)
  return errors
}

/** The way to the value that is looked at; a pointer is made of it only where something is wrong. */
type Steps = (string | number)[]

/** Puts what is wrong into a list, since generators inside of one another take three times as long for a fleet. */
function collect(schema: SpecSchema, value: unknown, at: Steps, errors: SchemaError[]): void {
  const { $ref } = schema
  if ($ref !== undefined) collect(SPEC_SCHEMA_DEFS[$ref.replace('#/$defs/', '')] ?? {}, value, at, errors)
  const error = (keyword: string, params: SchemaError['params']) =>
    void errors.push({ instancePath: pointer(at), keyword, params })
  const { type } = schema
  const isRight =
    type === undefined ||
    (typeof type === 'string' ? isOfType(type, value) : type.some((one) => isOfType(one, value)))
  if (!isRight) error('type', { type })
  if (schema.const !== undefined && value !== schema.const) error('const', { allowedValue: schema.const })
  if (schema.enum !== undefined && !schema.enum.some((word) => word === value)) {
    error('enum', { allowedValues: schema.enum })
  }
  collectBounds(schema, value, error)
  if (Array.isArray(value)) collectInItems(schema, value, at, errors)
  else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
    for (const key of schema.required ?? []) {
      if (!Object.hasOwn(value, key)) error('required', { missingProperty: key })
    }
    collectInMembers(schema, members, at, errors)
  }
}

function collectInItems(
  { items, minItems = 0 }: SpecSchema,
  list: readonly unknown[],
  at: Steps,
  errors: SchemaError[],
): void {
  if (list.length < minItems)
    errors.push({ instancePath: pointer(at), keyword: 'minItems', params: { limit: minItems } })
  if (items === undefined) return
  for (let i = 0; i < list.length; i++) {
    at.push(i)
    collect(items, list[i], at, errors)
    at.pop()
  }
}

function collectInMembers(
  { properties = {}, additionalProperties }: SpecSchema,
  members: readonly (readonly [key: string, member: unknown])[],
  at: Steps,
  errors: SchemaError[],
): void {
  for (const [key, member] of members) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (known !== undefined) {
      at.push(key)
      collect(known, member, at, errors)
      at.pop()
    } else if (additionalProperties === false) {
      errors.push({
        instancePath: pointer(at),
        keyword: 'additionalProperties',
        params: { additionalProperty: key },
      })
    }
  }
}

/** The keywords about texts and numbers; a length is counted in characters of Unicode. */
function collectBounds(
  { minimum, maximum, minLength, maxLength, pattern }: SpecSchema,
  value: unknown,
  error: (keyword: string, params: SchemaError['params']) => void,
): void {
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) error('minimum', { limit: minimum })
    if (maximum !== undefined && value > maximum) error('maximum', { limit: maximum })
  }
  if (typeof value !== 'string') return
  if (minLength !== undefined || maxLength !== undefined) {
    const length = Array.from(value).length
    if (minLength !== undefined && length < minLength) error('minLength', { limit: minLength })
    if (maxLength !== undefined && length > maxLength) error('maxLength', { limit: maxLength })
  }
  if (pattern !== undefined && !expression(pattern).test(value)) error('pattern', { pattern })
}

/** The patterns of the schema, each of which is made once. */
function expression(pattern: string): RegExp {
  const known = EXPRESSIONS.get(pattern)
  if (known !== undefined) return known
  const made = new RegExp(pattern, 'u')
  EXPRESSIONS.set(pattern, made)
  return made
}

const EXPRESSIONS = new Map<string, RegExp>()

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
