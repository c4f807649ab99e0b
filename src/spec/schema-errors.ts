import { pointer, type Tree } from '../text/tree.ts'
import { SPEC_SCHEMA, SPEC_SCHEMA_DEFS, type SpecSchema } from '../generated/spec-schema.ts'

/** One departure from the schema, in the words of ajv: its keyword, and the JSON pointer of the value. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * Everything in which a document departs from the schema of the spec; of a key that stands twice the last counts. Source
 * of the meaning of the keywords: JSON Schema 2020-12, Validation.
 */
export function schemaErrors(tree: Tree): readonly SchemaError[] {
  const errors: SchemaError[] = []
  collect(SPEC_SCHEMA, tree, [], errors)
  return errors
}

/** The way to the value that is looked at; a pointer is made of it only where something is wrong. */
type Steps = (string | number)[]

/** Puts what is wrong into a list, since generators inside of one another take three times as long for a fleet. */
function collect(schema: SpecSchema, tree: Tree, at: Steps, errors: SchemaError[]): void {
  const { $ref } = schema
  if ($ref !== undefined) collect(SPEC_SCHEMA_DEFS[$ref.replace('#/$defs/', '')] ?? {}, tree, at, errors)
  const error = (keyword: string, params: SchemaError['params']) =>
    void errors.push({ instancePath: pointer(at), keyword, params })
  const value = scalarOf(tree)
  const { type } = schema
  const isRight =
    type === undefined ||
    (typeof type === 'string' ? isOfType(type, tree) : type.some((one) => isOfType(one, tree)))
  if (!isRight) error('type', { type })
  if (schema.const !== undefined && value !== schema.const) error('const', { allowedValue: schema.const })
  if (schema.enum !== undefined && !schema.enum.some((word) => word === value)) {
    error('enum', { allowedValues: schema.enum })
  }
  collectBounds(schema, value, error)
  if (tree.kind === 'array') collectInItems(schema, tree.items, at, errors)
  if (tree.kind === 'object') {
    const members = new Map(tree.members.map((member) => [member.key, member.value]))
    for (const key of schema.required ?? []) {
      if (!members.has(key)) error('required', { missingProperty: key })
    }
    collectInMembers(schema, members, at, errors)
  }
}

/** The value of a tree that has no parts. */
function scalarOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'number':
      return Number(tree.raw)
    case 'null':
      return null
    case 'string':
    case 'boolean':
      return tree.value
    default:
      return undefined
  }
}

function collectInItems(
  { items, minItems = 0 }: SpecSchema,
  list: readonly Tree[],
  at: Steps,
  errors: SchemaError[],
): void {
  if (list.length < minItems)
    errors.push({ instancePath: pointer(at), keyword: 'minItems', params: { limit: minItems } })
  if (items === undefined) return
  for (const [i, item] of list.entries()) {
    at.push(i)
    collect(items, item, at, errors)
    at.pop()
  }
}

function collectInMembers(
  { properties = {}, additionalProperties }: SpecSchema,
  members: ReadonlyMap<string, Tree>,
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

function isOfType(type: string, tree: Tree): boolean {
  return type === 'integer' ? Number.isInteger(scalarOf(tree)) : tree.kind === type
}
