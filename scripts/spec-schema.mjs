// @ts-check
/** The keywords that the schema of the spec may use. */
const KEYWORDS = {
  $ref: 'string',
  type: 'string | readonly string[]',
  const: 'string',
  enum: 'readonly (string | number)[]',
  pattern: 'string',
  minLength: 'number',
  maxLength: 'number',
  minimum: 'number',
  maximum: 'number',
  required: 'readonly string[]',
  properties: 'Readonly<Record<string, SpecSchema>>',
  additionalProperties: 'false',
  items: 'SpecSchema',
  minItems: 'number',
}

/** The schema of the spec, without what only people read, as data for `src/spec/schema-errors.ts`: ajv's code for it is ten times as large. */
export function specSchema({ $schema, $id, $defs, ...schema }) {
  return [
    '/** As much of JSON Schema (2020-12) as the schema of the spec uses. */',
    'export interface SpecSchema {',
    ...Object.entries(KEYWORDS).map(([keyword, type]) => `  readonly ${keyword}?: ${type}`),
    '}',
    '',
    '/** `schemas/cluster-network.schema.json`. */',
    `export const SPEC_SCHEMA: SpecSchema = ${JSON.stringify(schema, null, 2)}`,
    '',
    '/** What its references name. */',
    `export const SPEC_SCHEMA_DEFS: Readonly<Record<string, SpecSchema>> = ${JSON.stringify($defs, null, 2)}`,
    '',
  ].join('\n')
}
