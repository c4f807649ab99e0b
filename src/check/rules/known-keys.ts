import { hnsOfCalico, NEWEST_CALICO } from '../../facts/calico-releases.ts'
import { type KeyType, PLUGIN_KEYS } from '../../facts/plugin-keys.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import * as go from '../../text/go-json.ts'
import { entryOf } from '../../text/entry-of.ts'
import { nearest } from '../../text/nearest.ts'
import type { Member, Path, Tree } from '../../text/tree.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { netConf } from '../../programs/calico/conf.ts'
import { hnsNetConf } from '../../programs/hns/net-conf.ts'
import { keysOfGo } from '../go-keys.ts'
import type { CniRule } from '../rule.ts'

/** Keys of plugins without a model: those that the plugin does not decode, and values that it cannot. */
export const knownKeys: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => {
    const keys = endpoint.type === 'calico' ? calicoKeys() : entryOf(PLUGIN_KEYS, endpoint.type)?.keys
    return keys === undefined ? [] : inObject(endpoint.tree, endpoint.path, keys, endpoint)
  })

/** Calico decodes the same bytes with a type of its own and with that of pkg/hns. */
function calicoKeys(): Keys {
  return (ofCalico ??= keysOfGo(netConf(NEWEST_CALICO), hnsNetConf(hnsOfCalico(NEWEST_CALICO))))
}

/** Made once. */
let ofCalico: Keys | undefined

type Keys = { readonly [key: string]: KeyType }

function inObject(tree: Tree, path: Path, keys: Keys, endpoint: EndpointPlugin): Finding[] {
  if (tree.kind !== 'object') return []
  return tree.members.flatMap((member) => {
    const at = [...path, member.key]
    const name = Object.keys(keys).find((known) => go.equalFold(known, member.key))
    if (name === undefined) return unread(member, at, keys, endpoint, tree)
    const type = keys[name] ?? 'any'
    const wrong = wrongType(member.value, type)
    if (wrong !== undefined) return [refused(member, at, wrong, endpoint)]
    return typeof type === 'object' ? inObject(member.value, at, type, endpoint) : []
  })
}

/**
 * Keys that another rule knows more about, that are in every example without a meaning, and such as nerdctl leaves for
 * itself. Sources: microsoft/SDN, windows-container-networking example/; containerd/nerdctl pkg/netutil.
 */
const ELSEWHERE = ['policies', 'additionalargs', 'capabilites', 'hcnpolicyargs', 'apiversion', 'loopbackdsr']
const OF_NO_MEANING = ['master', 'disablecheck', 'nerdctlid', 'nerdctllabels', 'delegate']

/** What host-local reads of `ipam`: whether it gets there is told by the rule for the plugins of Microsoft. */
const OF_HOST_LOCAL = ['ranges', 'rangestart', 'rangeend', 'gateway', 'datadir', 'resolvconf']

function unread(
  { key }: Member,
  path: Path,
  keys: Keys,
  { type }: EndpointPlugin,
  tree: Tree,
): readonly Finding[] {
  const folded = key.toLowerCase()
  if (String(path.at(-2)).toLowerCase() === 'ipam' && OF_HOST_LOCAL.includes(folded)) return []
  if (OF_NO_MEANING.includes(folded) || (ELSEWHERE.includes(folded) && folded !== 'loopbackdsr')) return []
  const there = tree.kind === 'object' ? tree.members.map((member) => member.key.toLowerCase()) : []
  const free = Object.keys(keys).filter((known) => !there.includes(known.toLowerCase()))
  const meant =
    folded === 'loopbackdsr' ? 'optionalFlags.loopbackDSR' : (inside(keys, key) ?? nearest(key, free))
  // A capability that is misspelt has a rule of its own, which names what is lost.
  if (meant === 'capabilities') return []
  return [
    {
      code: 'WIN203',
      message: `\`${type}\` does not read \`${key}\``,
      label: 'it has no such key, and says nothing about it',
      help:
        meant === undefined ? 'remove it, so that nobody relies on it' : `write \`${meant}\`, or remove it`,
      at: { path, part: 'key' },
    },
  ]
}

/** Where a key of this name stands in an object of those that the program reads. */
function inside(keys: Keys, key: string): string | undefined {
  for (const [name, type] of Object.entries(keys)) {
    const found =
      typeof type === 'object' ? Object.keys(type).find((inner) => go.equalFold(inner, key)) : undefined
    if (found !== undefined) return `${name}.${found}`
  }
  return undefined
}

/** What the value must be, where Go cannot decode it. `null` counts as absent for Go. */
function wrongType(value: Tree, type: KeyType): string | undefined {
  if (value.kind === 'null' || type === 'any') return undefined
  if (type === 'string') return value.kind === 'string' ? undefined : 'a string in double quotation marks'
  if (type === 'bool') {
    return value.kind === 'boolean' ? undefined : '`true` or `false` without quotation marks'
  }
  if (type === 'int') {
    const whole = value.kind === 'number' && /^-?\d+(\.0+)?$/.test(value.raw)
    return whole ? undefined : 'a whole number without quotation marks'
  }
  if (type === 'strings') {
    if (value.kind !== 'array') return 'a list of strings'
    return value.items.every(({ kind }) => kind === 'string' || kind === 'null')
      ? undefined
      : 'a list that holds strings only'
  }
  if (type === 'objects') {
    if (value.kind !== 'array') return 'a list of objects'
    return value.items.every(({ kind }) => kind === 'object' || kind === 'null')
      ? undefined
      : 'a list that holds objects only'
  }
  return value.kind === 'object' ? undefined : 'an object'
}

function refused({ key, value }: Member, path: Path, wanted: string, { type }: EndpointPlugin): Finding {
  return {
    code: 'WIN231',
    message: `\`${key}\` is ${aKind(value)}, not ${wanted}`,
    label: `\`${type}\` cannot decode the configuration: \`json: cannot unmarshal\``,
    help: `write ${wanted}`,
    at: { path },
  }
}

function aKind({ kind }: Tree): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`
}
