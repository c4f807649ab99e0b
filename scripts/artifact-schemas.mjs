// @ts-check
/** Kinds of artifacts that are JSON, each with a schema in `schemas/artifacts/`. */
const ARTIFACTS = [
  'address-plan',
  'cni-config',
  'flannel-net-conf',
  'hns-endpoint',
  'hns-network',
  'linux-requirements',
  'node-routes',
  'source-vip-request',
]

/** The keywords that schemas of artifacts may use. */
const KEYWORDS = {
  $defs: 'Readonly<Record<string, JsonSchema>>',
  $ref: 'string',
  type: "'object' | 'array' | 'string' | 'integer'",
  const: 'string | number | boolean',
  enum: 'readonly string[]',
  pattern: 'string',
  minLength: 'number',
  minimum: 'number',
  maximum: 'number',
  required: 'readonly string[]',
  properties: 'Readonly<Record<string, JsonSchema>>',
  additionalProperties: 'false',
  items: 'JsonSchema',
  minItems: 'number',
  maxItems: 'number',
  uniqueItems: 'true',
  oneOf: 'readonly JsonSchema[]',
}

/**
 * The schemas of artifacts as data for `src/compile/schema-fault.ts`: as code of ajv they are ten times as large, and
 * only whether a file of ours fits is ever asked.
 * `read` gives the schema of a kind of artifact without what only people read.
 */
export function artifactSchemas(read) {
  const schemas = ARTIFACTS.map((kind) => {
    const { $schema, $id, ...schema } = read(kind)
    return [kind, schema]
  })
  return [
    '/** As much of JSON Schema (2020-12) as the schemas of artifacts use. `false` fits nothing. */',
    'export type JsonSchema = false | SchemaObject',
    '',
    'export interface SchemaObject {',
    ...Object.entries(KEYWORDS).map(([keyword, type]) => `  readonly ${keyword}?: ${type}`),
    '}',
    '',
    '/** The schemas in `schemas/artifacts/`, by kind of artifact. */',
    `export const ARTIFACT_SCHEMAS: Readonly<Record<string, SchemaObject>> = ${JSON.stringify(Object.fromEntries(schemas), null, 2)}`,
    '',
  ].join('\n')
}
