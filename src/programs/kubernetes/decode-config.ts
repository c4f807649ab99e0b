import { type FieldFact, fieldsAt } from '../../facts/config-field.ts'
import { member, type Path, type Tree } from '../../text/tree.ts'
import * as go from '../../text/go-json.ts'
import { durationError } from '../pflag/value-error.ts'
import type { Fault, Setting } from './fault.ts'

/** A kind of configuration file: its type, and the fields that each release knows. */
export interface ConfigKind {
  readonly kind: 'KubeProxyConfiguration' | 'KubeletConfiguration'
  readonly apiVersion: string
  readonly fields: readonly FieldFact[]
}

/** A key that the strict decoder refuses and the lenient one, which the program tries next, leaves out. */
export interface DroppedKey {
  readonly path: Path
  readonly key: string
  readonly reason: 'unknown' | 'duplicate'
  /** Dotted, without indexes: `winkernel.sourceVIP`. */
  readonly field: string
}

/** What a program reads from its configuration file. */
export interface DecodedConfig {
  readonly settings: ReadonlyMap<string, Setting & { readonly value: Tree }>
  readonly dropped: readonly DroppedKey[]
  readonly faults: readonly Fault[]
}

/**
 * A configuration file as kube-proxy and kubelet decode it: strictly first; when only unknown and repeated keys are
 * wrong, leniently with a warning. Keys count with their exact case. `text` is the source, in which a plain `yes` is a
 * boolean as in YAML 1.1.
 * Source: kubernetes/kubernetes v1.20.2 and v1.34.0, cmd/kube-proxy/app loadConfig, pkg/kubelet/kubeletconfig/util/codec;
 * sigs.k8s.io/json and sigs.k8s.io/yaml.
 */
export function decodeConfig(tree: Tree, text: string, config: ConfigKind, minor: number): DecodedConfig {
  const settings = new Map<string, Setting & { readonly value: Tree }>()
  const dropped: DroppedKey[] = []
  const faults: Fault[] = [...versionFaults(tree, config)]
  const known = fieldsAt(config.fields, minor)

  const isJson = /^\s*\{/.test(text)

  function object(value: Tree, path: Path, prefix: string): void {
    if (value.kind !== 'object') return
    for (const [i, { key, value: inner }] of value.members.entries()) {
      const field = prefix === '' ? key : `${prefix}.${key}`
      const at = [...path, key]
      if (prefix === '' && (key === 'apiVersion' || key === 'kind')) continue
      if (value.members.slice(i + 1).some((later) => later.key === key)) {
        dropped.push({ path: at, key, reason: 'duplicate', field })
        // Only YAML is made to JSON first, where the last one is left.
        if (isJson && known.has(field)) fits(inner, at, field)
      } else if (!known.has(field)) dropped.push({ path: at, key, reason: 'unknown', field })
      else one(inner, at, field)
    }
  }

  function typeOf(field: string): string {
    return known.get(field)?.type.replace('*', '') ?? 'object'
  }

  function fits(value: Tree, path: Path, field: string): boolean {
    const why = typeFault(value, typeOf(field), text)
    if (why === undefined) return true
    const about = field.replaceAll(/\[\]|\{\}/g, '')
    faults.push({ kind: 'type', text: why, origin: { from: 'file', path }, about })
    return false
  }

  function one(value: Tree, path: Path, field: string): void {
    const type = typeOf(field)
    if (!fits(value, path, field) || value.kind === 'null') return
    settings.set(field, { text: textOf(value), value, origin: { from: 'file', path } })
    if (type === 'list' && value.kind === 'array' && known.has(`${field}[]`)) {
      for (const [i, item] of value.items.entries()) one(item, [...path, i], `${field}[]`)
    }
    if (type === 'map' && value.kind === 'object' && known.has(`${field}{}`)) {
      for (const [i, { key, value: item }] of value.members.entries()) {
        const again = value.members.slice(i + 1).some((later) => later.key === key)
        if (again) dropped.push({ path: [...path, key], key, reason: 'duplicate', field: `${field}.${key}` })
        else one(item, [...path, key], `${field}{}`)
      }
    }
    if (type === 'object' && hasFields(known, field)) object(value, path, field)
  }

  object(tree, [], '')
  return { settings, dropped, faults }
}

function hasFields(known: ReadonlyMap<string, FieldFact>, field: string): boolean {
  return [...known.keys()].some((path) => path.startsWith(`${field}.`))
}

function versionFaults(tree: Tree, { kind, apiVersion }: ConfigKind): Fault[] {
  const given = member(tree, 'apiVersion')?.value
  const own = member(tree, 'kind')?.value
  const of = (path: Path, about: string, text: string): Fault => {
    return { kind: 'api-version', text, origin: { from: 'file', path }, about }
  }
  if (given?.kind !== 'string' || given.value === '') {
    return [of([], 'apiVersion', "Object 'apiVersion' is missing in")]
  }
  if (own?.kind !== 'string' || own.value === '') return [of([], 'kind', "Object 'Kind' is missing in")]
  if (given.value === apiVersion && own.value === kind) return []
  const wrong = given.value === apiVersion ? 'kind' : 'apiVersion'
  return [
    of(
      [wrong],
      wrong,
      `no kind ${go.quote(own.value)} is registered for version ${go.quote(given.value)} in scheme`,
    ),
  ]
}

/** Why a value does not fit a type, in the words of Go's decoder. */
function typeFault(value: Tree, type: string, text: string): string | undefined {
  if (value.kind === 'null') return undefined
  const cannot = (into: string) =>
    `cannot unmarshal ${value.kind === 'boolean' ? 'bool' : value.kind} into Go value of type ${into}`
  switch (type) {
    case 'string':
      return value.kind === 'string' ? undefined : cannot('string')
    case 'bool':
      return value.kind === 'boolean' || isPlainBoolean(value, text) ? undefined : cannot('bool')
    case 'int':
    case 'int32':
    case 'int64':
    case 'uint32':
      return value.kind === 'number' && /^-?\d+$/.test(value.raw) ? undefined : cannot(type)
    case 'float32':
    case 'float64':
      return value.kind === 'number' ? undefined : cannot(type)
    case 'duration':
      return value.kind === 'string' ? durationError(value.value, 19) : cannot('string')
    case 'list':
      return value.kind === 'array' ? undefined : cannot('[]string')
    case 'map':
    case 'object':
      return value.kind === 'object' ? undefined : cannot(type === 'map' ? 'map[string]' : 'struct')
    default:
      return undefined
  }
}

/** `yes`, `no`, `on` and `off` without quotes are booleans in YAML 1.1, which Kubernetes reads. */
function isPlainBoolean(value: Tree, text: string): boolean {
  return value.kind === 'string' && /^(yes|no|on|off)$/i.test(text.slice(value.start, value.end))
}

function textOf(value: Tree): string {
  switch (value.kind) {
    case 'string':
      return value.value
    case 'number':
      return value.raw
    case 'boolean':
      return String(value.value)
    case 'array':
      return value.items.map(textOf).join()
    default:
      return ''
  }
}
