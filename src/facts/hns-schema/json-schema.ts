import { policyType, policyTypeNames, structKeys, structNames } from './api.ts'
import { type Api, API_NAMES, type Key, type PolicyPlace, type Scalar } from './key.ts'
import { type NamedValues, VALUE_NAMES } from './names.ts'

type Schema = Readonly<Record<string, unknown>>

/** The documents that have a schema: the file, the dialect, and the object or the place of the policies. */
const DOCUMENTS = [
  ['hns-policy', 1, 'endpoint'],
  ['hns-network', 1, 'HNSNetwork'],
  ['hns-endpoint', 1, 'HNSEndpoint'],
  ['hns-policy-list', 1, 'PolicyList'],
  ['hcn-policy', 2, 'endpoint'],
  ['hcn-network', 2, 'HostComputeNetwork'],
  ['hcn-endpoint', 2, 'HostComputeEndpoint'],
  ['hcn-load-balancer', 2, 'HostComputeLoadBalancer'],
  ['hcn-route', 2, 'HostComputeRoute'],
] as const satisfies readonly (readonly [file: string, api: Api, root: string])[]

/** The names of the schemas, which are those of `--kind`. */
export const HNS_SCHEMA_NAMES: readonly string[] = DOCUMENTS.map(([file]) => file)

/** Every JSON Schema of a document of HNS, made from the same tables that `validate` walks. */
export function hnsSchemas(): ReadonlyMap<string, Schema> {
  return new Map(DOCUMENTS.map(([file, api, root]) => [file, documentSchema(file, api, root)]))
}

function documentSchema(file: string, api: Api, root: string): Schema {
  const place = root === 'endpoint' ? root : undefined
  const defs = Object.fromEntries([
    ...structNames(api)
      .filter((name) => name !== root)
      .map((name) => [name, objectSchema(api, name)]),
    ...PLACES.map((at) => [policiesOf(at), policySchema(api, at)]),
  ])
  const body = place === undefined ? objectSchema(api, root) : { $ref: `#/$defs/${policiesOf(place)}` }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://hnsc.dev/schemas/hns/${file}.schema.json`,
    title: file,
    description: `${TITLES[root] ?? root} of ${API_NAMES[api]}: what hcsshim sends and Microsoft's schema declares.`,
    ...body,
    $defs: used(body, defs),
  }
}

const TITLES: Readonly<Record<string, string>> = {
  endpoint: 'A policy of an endpoint',
  HNSNetwork: 'A network',
  HNSEndpoint: 'An endpoint',
  PolicyList: 'A policy list',
  HostComputeNetwork: 'A network',
  HostComputeEndpoint: 'An endpoint',
  HostComputeLoadBalancer: 'A load balancer',
  HostComputeRoute: 'A route',
}

const PLACES: readonly PolicyPlace[] = ['endpoint', 'network', 'subnet', 'policy-list']

function policiesOf(place: PolicyPlace): string {
  return `${place}Policy`
}

/** Which policies an object holds. */
const POLICIES_OF: Readonly<Record<string, PolicyPlace>> = {
  HNSNetwork: 'network',
  HostComputeNetwork: 'network',
  Subnet: 'subnet',
  HNSEndpoint: 'endpoint',
  HostComputeEndpoint: 'endpoint',
  PolicyList: 'policy-list',
  PolicyRequest: 'endpoint',
}

function objectSchema(api: Api, name: string): Schema {
  return membersSchema(structKeys(api, name), POLICIES_OF[name] ?? 'endpoint', api)
}

function membersSchema(keys: readonly Key[], place: PolicyPlace, api: Api): Schema {
  const required = keys.filter((key) => key.required === true).map(({ key }) => key)
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(keys.map((key) => [key.key, keySchema(key, place, api)])),
  }
}

function keySchema({ value, list, docs, schema, output }: Key, place: PolicyPlace, api: Api): Schema {
  const one = output === true ? {} : valueSchema(value, place, api)
  const notes = [
    ...(docs === undefined ? [] : [`Only in Microsoft's schema, from ${docs} on.`]),
    ...(schema === undefined ? [] : [`Since schema ${schema}.`]),
    ...(output === true ? ['HNS sets it.'] : []),
  ]
  const described = notes.length === 0 ? {} : { description: notes.join(' ') }
  return list === true && output !== true
    ? { ...described, type: 'array', items: one }
    : { ...described, ...one }
}

function valueSchema(value: Key['value'], place: PolicyPlace, api: Api): Schema {
  if (value === 'policies') return { $ref: `#/$defs/${policiesOf(place)}` }
  if (typeof value === 'string') return SCALARS[value]
  // HNS (v1) takes the types of networks in any case.
  if (api === 1 && 'names' in value && value.names === 'NetworkType')
    return text(anyCase(VALUE_NAMES.NetworkType.names))
  return 'struct' in value ? { $ref: `#/$defs/${value.struct}` } : namedSchema(VALUE_NAMES[value.names])
}

function anyCase(names: Readonly<Record<string, number>>): string {
  const letters = (name: string) => name.replace(/[A-Za-z]/g, (c) => `[${c.toUpperCase()}${c.toLowerCase()}]`)
  return `^(?:${Object.keys(names).map(letters).join('|')})$`
}

/** The names, or the numbers that programs send. */
function namedSchema({ form, names }: NamedValues): Schema {
  if (form === 'name') return { enum: Object.keys(names) }
  const numbers = Object.values(names)
  const meanings = Object.entries(names).map(([name, number]) => `${number} ${name}`)
  return form === 'number'
    ? { enum: numbers, description: meanings.join(', ') }
    : {
        type: 'integer',
        minimum: 0,
        maximum: numbers.reduce((bits, bit) => bits | bit, 0),
        description: `Sum of ${meanings.join(', ')}.`,
      }
}

const uint = (most: number): Schema => ({ type: 'integer', minimum: 0, maximum: most })
const text = (pattern: string): Schema => ({ type: 'string', pattern })
const NUMBER = '(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])'

/** Addresses are left to `validate`, whose words about them are better. */
const SCALARS: Readonly<Record<Exclude<Scalar, 'policies'>, Schema>> = {
  text: { type: 'string' },
  'comma-list': { type: 'string' },
  addresses: { type: 'string' },
  address: { type: 'string', minLength: 1 },
  prefix: { type: 'string', minLength: 1 },
  'address-or-prefix': { type: 'string', minLength: 1 },
  boolean: { type: 'boolean' },
  uint8: uint(0xff),
  uint16: uint(0xffff),
  uint32: uint(0xffff_ffff),
  uint64: uint(Number.MAX_SAFE_INTEGER),
  port: { type: 'integer', minimum: 1, maximum: 0xffff },
  'port-text': text(`^${NUMBER}$`),
  guid: text('^\\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\\}?$'),
  mac: text('^[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}$'),
  ports: text(`^(?:${NUMBER}(?:-${NUMBER})?(?:,${NUMBER}(?:-${NUMBER})?)*)?$`),
  protocols: text('^(?:[0-9]{1,3}(?:,[0-9]{1,3})*)?$'),
  'protocol-name': { enum: ['TCP', 'UDP'] },
  any: {},
}

/** The policies of a place, told apart by their type. */
function policySchema(api: Api, place: PolicyPlace): Schema {
  return {
    type: 'object',
    required: ['Type'],
    properties: { Type: { enum: policyTypeNames(api, place) } },
    oneOf: policyTypeNames(api, place).map((name) => onePolicy(api, name)),
  }
}

function onePolicy(api: Api, name: string): Schema {
  const type = policyType(api, name)
  const members = membersSchema(type?.keys ?? [], 'endpoint', api)
  if (api === 2) {
    const needs = type?.keys.some(({ required }) => required === true) === true
    return {
      additionalProperties: false,
      ...(needs ? { required: ['Settings'] } : {}),
      properties: { Type: { const: name }, Settings: members },
    }
  }
  const { properties, required } = members
  return {
    additionalProperties: false,
    ...(required === undefined ? {} : { required }),
    properties: { Type: { const: name }, ...Object(properties) },
  }
}

/** The definitions that a schema refers to, directly or by others. */
function used(body: Schema, defs: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  const names = new Set<string>()
  const walk = (schema: unknown): void => {
    for (const [, name = ''] of JSON.stringify(schema).matchAll(/#\/\$defs\/([\w-]+)/g)) {
      if (names.has(name)) continue
      names.add(name)
      walk(defs[name] ?? {})
    }
  }
  walk(body)
  return Object.fromEntries(Object.entries(defs).filter(([name]) => names.has(name)))
}
