import type { Api } from '../facts/hns-schema/key.ts'
import { lowerPolicies, type PlacedLoss, raisePolicies } from '../policy/objects/placed.ts'
import type { Json } from '../policy/lowered.ts'
import { asObject } from '../policy/read-object.ts'
import type { Path, Tree } from '../text/tree.ts'

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
  const { plugins, delegate } = conf
  if (Array.isArray(plugins)) {
    const list = plugins.map((one, i) => take(plugin(asObject(one) ?? {}, to, [...path, 'plugins', i])))
    return { value: { ...conf, plugins: list }, lost }
  }
  const inner = asObject(delegate)
  if (inner !== undefined) {
    return { value: { ...conf, delegate: take(plugin(inner, to, [...path, 'delegate'])) }, lost }
  }
  const refused = ONE_DIALECT[String(conf['type'])]
  if (refused !== undefined && refused !== to) {
    const why = `\`${conf['type']}\` takes policies of ${refused === 1 ? 'HNS (v1)' : 'HCN (v2)'} only`
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

/** Before v1.0.0 of the plugins policies of HCN (v2) stood under a key of their own. */
function policies(conf: Json, to: Api, path: Path): ConvertedConf {
  const from: Api = conf['apiVersion'] === 2 ? 2 : 1
  const lost: PlacedLoss[] = []
  const convert = (object: Json, api: Api, at: Path): Json | undefined => {
    const raised = raisePolicies([object], [], api)
    const lowered = lowerPolicies(raised.value, to)
    lost.push(...[...raised.lost, ...lowered.lost].map((loss) => ({ ...loss, path: at })))
    return lowered.value[0]
  }
  const entries = objectsOf(conf['policies']).flatMap((entry, i) => {
    const value = asObject(entry['value'])
    const isPolicy = String(entry['name']).toLowerCase() === 'endpointpolicy'
    if (value === undefined || !isPolicy) return [entry]
    const converted = convert(value, from, [...path, 'policies', i])
    return converted === undefined ? [] : [{ ...entry, value: converted }]
  })
  const old = objectsOf(conf['HcnPolicyArgs']).flatMap((object, i) => {
    const converted = convert(object, 2, [...path, 'HcnPolicyArgs', i])
    return converted === undefined ? [] : [{ name: 'EndpointPolicy', value: converted }]
  })
  const { apiVersion: _, HcnPolicyArgs: __, policies: ___, ...rest } = conf
  const all = [...entries, ...old]
  return {
    value: {
      ...rest,
      ...(to === 2 ? { apiVersion: 2 } : {}),
      ...(all.length === 0 && conf['policies'] === undefined ? {} : { policies: all }),
    },
    lost,
  }
}

function objectsOf(value: unknown): readonly Json[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.map(asObject).filter((one) => one !== undefined)
}
