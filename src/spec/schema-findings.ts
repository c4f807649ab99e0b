import { CLUSTER_NETWORK_SPEC_KEYS } from '../generated/keys.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { nearest } from '../text/nearest.ts'
import { type Path, pointer, type Tree, valueAt } from '../text/tree.ts'
import type { SchemaError } from './schema-errors.ts'
import { foreignWord } from './foreign-words.ts'
import { listed, spell } from './spell.ts'
import { unknownKey } from './unknown-key.ts'
import { entryOf } from '../text/entry-of.ts'

/** What the schema says about the form of a spec: unknown and missing keys, wrong types, values that are not known. */
export function schemaFindings(errors: readonly SchemaError[], tree: Tree): Finding[] {
  return errors.flatMap((error) => finding(error, tree))
}

/** What the schema says about the content of single values, where no rule of ours has said it better. */
export function boundFindings(
  errors: readonly SchemaError[],
  tree: Tree,
  said: readonly Finding[],
): Finding[] {
  if (errors.length === 0) return []
  const places = new Set(said.flatMap(({ at }) => (at.path === undefined ? [] : [pointer(at.path)])))
  return errors
    .filter(({ instancePath }) => !places.has(instancePath))
    .flatMap(({ keyword, params, instancePath }) => {
      const path = pathOf(instancePath, tree)
      const words = BOUNDS.get(keyword)?.(String(params['limit'] ?? params['pattern']))
      if (words === undefined) return []
      return [
        { code: 'WIN015', message: `\`${spell(path)}\` is ${words.is}`, help: words.help, at: { path } },
      ]
    })
}

type Bound = (bound: string) => { readonly is: string; readonly help: string }

const BOUNDS: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['minimum', (bound) => ({ is: `less than ${bound}`, help: `take ${bound} or more` })],
  ['maximum', (bound) => ({ is: `more than ${bound}`, help: `take ${bound} or less` })],
  ['minItems', () => ({ is: 'an empty list', help: 'list something, or remove the key' })],
  ['minLength', () => ({ is: 'empty', help: 'write something, or remove the key' })],
  ['maxLength', (bound) => ({ is: `longer than ${bound} characters`, help: 'shorten it' })],
  ['pattern', (bound) => ({ is: `not of the form \`${bound}\``, help: 'write it in that form' })],
])

function finding({ keyword, params, instancePath }: SchemaError, tree: Tree): Finding[] {
  const path = pathOf(instancePath, tree)
  const value = valueAt(tree, path)
  switch (keyword) {
    case 'additionalProperties':
      return [unknownKey([...path, String(params['additionalProperty'])])]
    case 'required':
      return [missingKey(path, String(params['missingProperty']))]
    case 'type':
      return value === undefined ? [] : [wrongType(path, value, words(params['type']))]
    case 'enum':
      return value === undefined ? [] : [notOneOf(path, value, words(params['allowedValues']), tree)]
    case 'const':
      return value === undefined ? [] : [notOneOf(path, value, words(params['allowedValue']), tree)]
    default:
      return []
  }
}

function missingKey(path: Path, key: string): Finding {
  const keys = entryOf(CLUSTER_NETWORK_SPEC_KEYS, pointer([...path, key]))
  const example = entryOf(EXAMPLES, key) ?? (keys === undefined ? '...' : `{ ${keys[0]}: ... }`)
  return {
    code: 'WIN011',
    message: `\`${spell([...path, key])}\` is missing`,
    label: 'it has no default',
    help: `add \`${key}: ${example}\``,
    at: { path, part: 'key' },
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  apiVersion: 'hnsc.dev/v1alpha1',
  kind: 'ClusterNetwork',
  driver: 'l2bridge',
  cluster: '10.244.0.0/16',
  service: '10.96.0.0/12',
  management: '10.127.130.0/24',
  name: 'win-1',
  managementIP: '10.127.130.38',
  network: '{ driver: l2bridge }',
  cidrs: '{ cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }',
  code: 'WIN134',
  reason: 'why it is accepted',
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
}

function wrongType(path: Path, value: Tree, wanted: readonly string[]): Finding {
  const want = listed(
    wanted.map((type) => TYPE_NAMES[type] ?? type),
    'or',
  )
  return {
    code: 'WIN012',
    message: `\`${spell(path)}\` is ${described(value)}, not ${want}`,
    help:
      typeHelp(path, value, wanted) ?? (wanted.includes('string') ? 'write a single value' : `write ${want}`),
    at: { path },
  }
}

function described(value: Tree): string {
  switch (value.kind) {
    case 'object':
      return 'an object'
    case 'array':
      return 'a list'
    case 'string':
      return `the text \`${value.value}\``
    case 'number':
      return `the number \`${value.raw}\``
    case 'boolean':
      return `\`${value.value}\``
    case 'null':
      return 'empty'
  }
}

function typeHelp(path: Path, value: Tree, wanted: readonly string[]): string | undefined {
  const name = spell(path.slice(typeof path.at(-1) === 'number' ? -2 : -1))
  if (value.kind === 'null') return `give \`${name}\` a value, or remove it`
  if (value.kind === 'string' && wanted.includes('boolean')) {
    if (/^(yes|on)$/i.test(value.value)) return 'write `true`; YAML 1.2 knows no other word for it'
    if (/^(no|off)$/i.test(value.value)) return 'write `false`; YAML 1.2 knows no other word for it'
    return /^(true|false)$/.test(value.value) ? 'remove the quotes' : 'write `true` or `false`'
  }
  const number = value.kind === 'string' && /^[0-9]+$/.test(value.value)
  if (number && wanted.includes('integer')) return 'remove the quotes'
  const word = value.kind === 'number' || value.kind === 'boolean'
  if (word && wanted.includes('string')) return 'put the value in quotes'
  if (value.kind !== 'array' && wanted.includes('array')) return `write \`${name}\` as a list: \`[...]\``
  const keys = wanted.includes('object') ? keysBelow(path) : undefined
  return keys === undefined ? undefined : `write \`${name}\` as keys with values: \`{ ${keys[0]}: ... }\``
}

function keysBelow(path: Path): readonly string[] | undefined {
  return CLUSTER_NETWORK_SPEC_KEYS[pointer(path.map((step) => (typeof step === 'number' ? '*' : step)))]
}

function notOneOf(path: Path, value: Tree, allowed: readonly string[], tree: Tree): Finding {
  const written = value.kind === 'string' ? value.value : value.kind === 'number' ? value.raw : undefined
  const driver = valueAt(tree, ['network', 'driver'])
  const foreign =
    written === undefined
      ? undefined
      : foreignWord(spell(path), written, driver?.kind === 'string' ? driver.value : undefined)
  // One letter is near to every other, and the plugins of others are no misspelt ones of ours.
  const most = spell(path) === 'network.plugin' ? 2 : undefined
  const near = written === undefined || written.length < 2 ? undefined : nearest(written, allowed, most)
  const known = listed(
    allowed.map((word) => `\`${word}\``),
    'or',
  )
  const what = written === undefined ? described(value) : `\`${written}\``
  const message = `\`${spell(path)}\` is ${what}, not ${known}`
  if (foreign !== undefined) {
    const none = `\`${spell(path)}\` is ${what}, for which hnsc writes nothing`
    return { ...foreign, message: foreign.code === 'WIN013' ? message : none, at: { path } }
  }
  return {
    code: 'WIN013',
    message,
    help: `write ${near === undefined ? known : `\`${near}\``}`,
    at: { path },
  }
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

/** The path of a JSON pointer in this tree: steps into lists are numbers. */
function pathOf(instancePath: string, tree: Tree): Path {
  const path: (string | number)[] = []
  let here: Tree | undefined = tree
  for (const part of instancePath.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const step: string | number = here?.kind === 'array' ? Number(key) : key
    path.push(step)
    here = here === undefined ? undefined : valueAt(here, [step])
  }
  return path
}
