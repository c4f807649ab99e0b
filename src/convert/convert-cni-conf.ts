import type { Api } from '../facts/hns-schema/key.ts'
import { canonicalTypes } from './canonical-types.ts'
import { lowerPolicies, type PlacedLoss, raisePolicies } from '../policy/objects/placed.ts'
import type { Json } from '../policy/lowered.ts'
import { asObject } from '../policy/read-object.ts'
import { entryOf } from '../text/entry-of.ts'
import * as go from '../text/go-json.ts'
import type { Path, Tree } from '../text/tree.ts'
import { spellValue } from '../policy/spell-value.ts'

/** True for a configuration of a CNI plugin, or a list of them. */
export function isCniConf(tree: Tree): boolean {
  if (tree.kind !== 'object') return false
  const keys = ['type', 'plugins', 'policies', 'delegate', 'HcnPolicyArgs', 'cniVersion', 'AdditionalArgs']
  return tree.members.some(({ key }) => keys.includes(key))
}

interface ConvertedConf {
  readonly value: Json
  readonly lost: readonly PlacedLoss[]
}

/** The configuration with every policy in the other dialect, and `apiVersion` to say so. */
export function convertCniConf(conf: unknown, to: Api): ConvertedConf {
  return plugin(asObject(conf) ?? {}, to, [])
}

/** A plugin, the plugins of a list, and what flannel delegates to; in the order of their keys. */
function plugin(conf: Json, to: Api, path: Path): ConvertedConf {
  const lost: PlacedLoss[] = []
  const take = ({ value, lost: more }: ConvertedConf): Json => {
    lost.push(...more)
    return value
  }
  const plugins = memberOf(conf, 'plugins')
  if (Array.isArray(plugins?.value)) {
    const { key } = plugins
    const list = plugins.value.map((one, i) => take(plugin(asObject(one) ?? {}, to, [...path, key, i])))
    return { value: { ...conf, [key]: list }, lost }
  }
  const delegate = memberOf(conf, 'delegate')
  const inner = asObject(delegate?.value)
  if (delegate !== undefined && inner !== undefined) {
    const { key } = delegate
    return { value: { ...conf, [key]: take(plugin(inner, to, [...path, key])) }, lost }
  }
  const type = spellValue(memberOf(conf, 'type')?.value)
  const refused = entryOf(ONE_DIALECT, type)
  if (refused !== undefined && refused !== to) {
    const why = `\`${type}\` takes policies of ${refused === 1 ? 'HNS (v1)' : 'HCN (v2)'} only`
    return { value: conf, lost: [{ what: 'AdditionalArgs', why, path }] }
  }
  return refused === to ? { value: conf, lost } : policies(conf, to, path)
}

/** Plugins that take one dialect. Source: microsoft/windows-container-networking cni/cni.go b96345f; azure-vnet converts by itself. */
const ONE_DIALECT: Readonly<Record<string, Api>> = {
  sdnbridge: 2,
  sdnoverlay: 2,
  nat: 2,
  'azure-vnet': 1,
  calico: 1,
  wincni: 1,
}

/** Before v1.0.0 of the plugins policies of HCN (v2) stood under a key of their own. Go takes every key in any case. */
function policies(conf: Json, to: Api, path: Path): ConvertedConf {
  const [version, listed, old] = [
    memberOf(conf, 'apiVersion'),
    memberOf(conf, 'policies'),
    memberOf(conf, 'HcnPolicyArgs'),
  ]
  const from: Api = version?.value === 2 ? 2 : 1
  const lost: PlacedLoss[] = []
  const convert = (object: Json, api: Api, at: Path): Json | undefined => {
    const raised = raisePolicies([canonicalTypes(object, api)], [], api)
    const lowered = lowerPolicies(raised.value, to)
    lost.push(...[...raised.lost, ...lowered.lost].map((loss) => ({ ...loss, path: at })))
    return lowered.value[0]
  }
  const entries = objectsOf(listed?.value).flatMap((entry, i) => {
    const held = memberOf(entry, 'value')
    const value = asObject(held?.value)
    const isPolicy = spellValue(memberOf(entry, 'name')?.value).toLowerCase() === 'endpointpolicy'
    if (held === undefined || value === undefined || !isPolicy) return [entry]
    const converted = convert(value, from, [...path, listed?.key ?? 'policies', i])
    return converted === undefined ? [] : [{ ...entry, [held.key]: converted }]
  })
  const moved = objectsOf(old?.value).flatMap((object, i) => {
    const converted = convert(object, 2, [...path, old?.key ?? 'HcnPolicyArgs', i])
    return converted === undefined ? [] : [{ name: 'EndpointPolicy', value: converted }]
  })
  const gone = [version, listed, old].map((member) => member?.key)
  const rest = Object.fromEntries(Object.entries(conf).filter(([key]) => !gone.includes(key)))
  const all = [...entries, ...moved]
  return {
    value: {
      ...rest,
      ...(to === 2 ? { apiVersion: 2 } : {}),
      ...(all.length === 0 && listed === undefined ? {} : { policies: all }),
    },
    lost,
  }
}

interface HeldMember {
  readonly key: string
  readonly value: unknown
}

/** The member of a key, in the spelling that the object has for it; of several the last, as Go takes it. */
function memberOf(object: Json, name: string): HeldMember | undefined {
  const found = Object.entries(object).findLast(([key]) => go.equalFold(key, name))
  return found === undefined ? undefined : { key: found[0], value: found[1] }
}

function objectsOf(value: unknown): readonly Json[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.map(asObject).filter((one) => one !== undefined)
}
