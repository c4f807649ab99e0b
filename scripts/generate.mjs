// @ts-check
/**
 * Writes src/generated from schemas/: one module of types for all schemas, and their validators, which need no ajv at
 * run time. `--check` writes nothing and fails when a file differs from what it would write.
 *
 * A new schema is one more line in SCHEMAS; titles of its definitions become type names and so must be unique.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { compile } from 'json-schema-to-typescript'
import * as prettier from 'prettier'
import { artifactSchemas } from './artifact-schemas.mjs'
import { specSchema } from './spec-schema.mjs'
import { importBundled } from './bundled.mjs'

/** Schema file (without `.schema.json`), and the name of its validator where it has one. */
const SCHEMAS = [
  { file: 'cluster-network' },
  { file: 'diagnostics', validator: 'validateDiagnosticReport' },
  { file: 'explanations' },
]

/** Keywords that validate nothing. As the name of a property their value is an object, and they stay. */
const ANNOTATIONS = new Set(['title', 'description', '$comment'])

const ROOT = new URL('../', import.meta.url)
const NOTICE = '// Made from schemas/ by scripts/generate.mjs. Do not edit.\n'

/** The generated files: path from the root of the repository, and text. */
export async function generate() {
  const schemas = SCHEMAS.map(({ file }) => read(`schemas/${file}.schema.json`))
  return new Map([
    ['src/generated/types.ts', await types(schemas)],
    ['src/generated/validators.js', await validators(schemas)],
    ['src/generated/validators.d.ts', declarations(schemas)],
    ['src/generated/keys.ts', keys(schemas)],
    ['src/generated/spec-schema.ts', NOTICE + specSchema(bare(schemas[0]))],
    [
      'src/generated/artifact-schemas.ts',
      NOTICE + artifactSchemas((kind) => bare(read(`schemas/artifacts/${kind}.schema.json`))),
    ],
    ['docs/spec.md', await specPage(schemas[0])],
    ...(await hnsSchemaFiles()),
  ])
}

/** The schemas of documents of HNS, which are made from the tables in src/facts/hns-schema. */
async function hnsSchemaFiles() {
  const { hnsSchemas } = await importBundled('src/facts/hns-schema/json-schema.ts')
  const config = await prettier.resolveConfig(fileURLToPath(new URL('schemas/x.json', ROOT)))
  const files = []
  for (const [name, schema] of hnsSchemas()) {
    const text = await prettier.format(JSON.stringify(schema), { ...config, parser: 'json' })
    files.push([`schemas/hns/${name}.schema.json`, text])
  }
  return files
}

/** One root schema that refers to all others, so that every type is declared once. */
async function types(schemas) {
  const definitions = {}
  for (const schema of schemas) {
    const { $defs = {}, $id, $schema, ...root } = schema
    for (const [name, definition] of Object.entries({ ...$defs, root })) {
      const key = `${schema.title}.${name}`
      if (key in definitions) throw new Error(`two definitions are called ${key}`)
      definitions[key] = qualify(definition, schema.title)
    }
  }
  const root = {
    title: 'Documents',
    description: 'Every kind of document that has a schema.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(schemas.map(({ title }) => [title, { $ref: `#/$defs/${title}.root` }])),
    $defs: definitions,
  }
  return compile(root, 'Documents', {
    additionalProperties: false,
    strictIndexSignatures: true,
    bannerComment: NOTICE.trim(),
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
}

/** The same definition with its references pointing into the common root. */
function qualify(value, title) {
  if (Array.isArray(value)) return value.map((item) => qualify(item, title))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' ? [key, inner.replace('#/$defs/', `#/$defs/${title}.`)] : [key, qualify(inner, title)],
    ),
  )
}

/** The validators as one module without imports: ajv's own helpers are bundled in. */
async function validators(schemas) {
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    strict: true,
    allowUnionTypes: true,
    discriminator: true,
    code: { source: true, esm: true, lines: true },
    schemas: schemas.map(bare),
  })
  const names = Object.fromEntries(
    SCHEMAS.flatMap(({ validator }, i) => (validator === undefined ? [] : [[validator, schemas[i].$id]])),
  )
  const source = /** @type {any} */ (standaloneCode).default(ajv, names)
  const result = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(ROOT) },
    bundle: true,
    format: 'esm',
    write: false,
    charset: 'utf8',
    // Else the places of the packages, which the bundle names, depend on how they were installed.
    preserveSymlinks: true,
    logLevel: 'error',
  })
  return NOTICE + result.outputFiles[0].text
}

/** A schema without what only people read: ajv copies whole schemas into its code. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(ANNOTATIONS.has(key) && typeof inner !== 'object') && key !== 'examples')
      .map(([key, inner]) => [key, bare(inner)]),
  )
}

function declarations(schemas) {
  const validated = SCHEMAS.flatMap(({ validator }, i) =>
    validator === undefined ? [] : [{ validator, title: schemas[i].title }],
  )
  return [
    NOTICE.trim(),
    `import type { ${validated.map(({ title }) => title).join(', ')} } from './types.ts'`,
    '',
    '/** What ajv says about one place: its keyword, and the JSON pointer of the value. */',
    'export interface SchemaError {',
    '  readonly instancePath: string',
    '  readonly keyword: string',
    '  readonly params: Readonly<Record<string, unknown>>',
    '}',
    '',
    '/** True when the value fits the schema; otherwise `errors` says why not, until the next call. */',
    'export interface Validator<T> {',
    '  (value: unknown): value is T',
    '  errors?: readonly SchemaError[] | null',
    '}',
    '',
    ...validated.map(({ validator, title }) => `export const ${validator}: Validator<${title}>`),
    '',
  ].join('\n')
}

/** The page about the spec with its tables of fields; the rest of the page is written by hand. */
async function specPage(schema) {
  const page = readFileSync(new URL('docs/spec.md', ROOT), 'utf8')
  const [head = '', tail = ''] = page.split(/(?<=<!-- fields: .* -->\n)[^]*(?=<!-- \/fields -->)/)
  const tables = [...objects(schema, schema, '')].map(([at]) => fieldTable(at, schema))
  const config = await prettier.resolveConfig(fileURLToPath(new URL('docs/spec.md', ROOT)))
  return prettier.format(`${head}\n${tables.join('\n')}\n${tail}`, { ...config, parser: 'markdown' })
}

function fieldTable(at, schema) {
  const { properties, required = [], description } = definitionAt(at, schema)
  const name = at === '' ? 'The document' : `\`${at.slice(1).replaceAll('/*', '[]').replaceAll('/', '.')}\``
  const rows = Object.entries(properties).map(([key, value]) => {
    const field = value.$ref === undefined ? value : schema.$defs[value.$ref.replace('#/$defs/', '')]
    const [meaning, standard] = field.description.split(/ Default: (?=[^]*$)/)
    const examples = (field.examples ?? []).map(
      (example) => `\`${JSON.stringify(example).replaceAll('\\\\', '\\').replace(/^"|"$/g, '')}\``,
    )
    const otherwise = required.includes(key) ? '**required**' : (standard ?? '').replace(/\.$/, '')
    return [`\`${key}\``, kindOf(field), otherwise, meaning, examples.join(', ')]
  })
  return [
    `### ${name}\n`,
    `${description.split(' Default: ')[0]}\n`,
    '| key | value | default | meaning | example |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
    '',
  ].join('\n')
}

function definitionAt(at, schema) {
  let here = schema
  for (const step of at.split('/').slice(1)) {
    const next = step === '*' ? here.items : here.properties[step]
    here = next.$ref === undefined ? next : schema.$defs[next.$ref.replace('#/$defs/', '')]
  }
  return here
}

function kindOf(field) {
  if (field.const !== undefined) return `\`${field.const}\``
  if (field.enum !== undefined) return field.enum.map((word) => `\`${word}\``).join(', ')
  const names = {
    string: 'text',
    array: 'list',
    object: 'object',
    boolean: 'true or false',
    integer: 'whole number',
    number: 'number',
  }
  const kind = [field.type]
    .flat()
    .map((type) => names[type])
    .join(' or ')
  return field.minimum === undefined
    ? kind
    : `${kind}, ${field.minimum} to ${field.maximum}`.replace(/, (\d+) to \1$/, ', $1')
}

/** For each schema the keys of every object in it, by the path of the object; `*` stands for an index. */
function keys(schemas) {
  const tables = schemas.map((schema) => {
    const table = Object.fromEntries(objects(schema, schema, ''))
    return `/** The keys of each object of \`${schema.title}\`, by its JSON pointer; \`*\` stands for an index. */\nexport const ${constant(schema.title)}_KEYS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(table, null, 2)}\n`
  })
  return [NOTICE, ...tables].join('\n')
}

/** @returns {[string, string[]][]} */
function objects(schema, root, at) {
  const here = schema.$ref === undefined ? schema : root.$defs[schema.$ref.replace('#/$defs/', '')]
  const { properties = {}, items } = here
  const inner = Object.entries(properties).flatMap(([key, value]) => objects(value, root, `${at}/${key}`))
  const below = items === undefined ? [] : objects(items, root, `${at}/*`)
  return Object.keys(properties).length === 0 ? below : [[at, Object.keys(properties)], ...inner, ...below]
}

function constant(title) {
  return title.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
}

function read(path) {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))
}

async function main() {
  const check = process.argv.includes('--check')
  let drift = 0
  for (const [path, text] of await generate()) {
    const url = new URL(path, ROOT)
    const before = tryRead(url)
    if (before === text) continue
    drift++
    console.log(`${check ? 'differs' : 'wrote'}: ${path}`)
    if (!check) writeFileSync(url, text)
  }
  if (check && drift > 0) {
    console.error('src/generated does not fit schemas/: run npm run generate')
    process.exitCode = 1
  }
}

function tryRead(url) {
  try {
    return readFileSync(url, 'utf8')
  } catch {
    return undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
