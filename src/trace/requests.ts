import { parseAddress } from '../net/address.ts'
import { containsAddress, formatCidr, parseCidr } from '../net/cidr.ts'
import type { HnsNetwork } from '../programs/hns/node.ts'
import type { HnsCall } from '../programs/hns/session.ts'
import type { Note } from '../programs/outcome.ts'
import * as go from '../text/go-json.ts'
import { type Tree, valueAt } from '../text/tree.ts'
import type { TracedPolicy, TracedRequest } from './trace.ts'

/** What a plugin sends to HNS, with every policy told apart: whose it is, and whether it stands twice. */
export function tracedRequest(
  call: HnsCall,
  added: readonly Note[],
  networks: readonly HnsNetwork[],
): TracedRequest {
  if (!('json' in call)) {
    const change = 'change' in call ? { change: call.change } : {}
    return { kind: call.kind, target: call.target, ...change, policies: [] }
  }
  const warning = strangeAddress(call.json, networks)
  return {
    kind: call.kind,
    json: call.json,
    policies: policiesOf(call.json, added),
    ...(warning === undefined ? {} : { warning }),
  }
}

/** win-bridge computes the gateway, so that IPAM may well give it to a pod; and no plugin compares IPAM with HNS. */
function strangeAddress(json: string, networks: readonly HnsNetwork[]): string | undefined {
  const scanned = go.scan(json)
  const tree = scanned.ok ? scanned.value.tree : undefined
  const text = (...path: readonly (string | number)[]) => {
    const value = tree === undefined ? undefined : valueAt(tree, path)
    return value?.kind === 'string' && value.value !== '' ? value.value : undefined
  }
  const address = text('IPAddress') ?? text('IpConfigurations', 0, 'IpAddress')
  const gateway = text('GatewayAddress') ?? text('Routes', 0, 'NextHop')
  if (address === undefined) return undefined
  if (address === gateway) {
    return `the pod gets ${address}, which is its own gateway: HNS refuses it where the host has an endpoint there`
  }
  const id = text('VirtualNetwork') ?? text('HostComputeNetwork')
  return outside(
    address,
    networks.find((network) => network.id === id),
  )
}

function outside(text: string, network: HnsNetwork | undefined): string | undefined {
  const address = parseAddress(text)
  const prefixes = (network?.subnets ?? []).map(({ addressPrefix }) => parseCidr(addressPrefix))
  const known = prefixes.flatMap((prefix) => (prefix.ok ? [prefix.value] : []))
  if (address === undefined || known.length === 0 || known.length < prefixes.length) return undefined
  if (known.some((prefix) => containsAddress(prefix, address))) return undefined
  return `the pod gets ${text}, which is outside of the HNS network's ${known.map(formatCidr).join(', ')}`
}

function policiesOf(json: string, added: readonly Note[]): readonly TracedPolicy[] {
  const scanned = go.scan(json)
  const list = scanned.ok ? valueAt(scanned.value.tree, ['Policies']) : undefined
  if (list?.kind !== 'array') return []
  const types = list.items.map(typeOf)
  return list.items.map((tree, index) => {
    const type = types[index] ?? ''
    const why = added.find(({ path }) => path[0] === 'Policies' && path[1] === index)
    const before = types.slice(0, index)
    const warning =
      secondNat(list.items.slice(0, index), type, tree) ?? secondProvider(before, type) ?? emptyPolicy(tree)
    return {
      type,
      json: json.slice(tree.start, tree.end),
      ...(why === undefined ? {} : { added: why.reason }),
      ...(warning === undefined ? {} : { warning }),
    }
  })
}

function typeOf(tree: Tree): string {
  const type = valueAt(tree, ['Type'])
  return type?.kind === 'string' ? type.value : ''
}

/**
 * A further OutBoundNAT with exceptions of the same family; one with destinations (loopbackDSR) is something else, and of
 * each family there is one.
 */
function secondNat(before: readonly Tree[], type: string, tree: Tree): string | undefined {
  if (type !== 'OutBoundNAT') return undefined
  const families = familiesOf(tree)
  const others = before.filter((policy) => typeOf(policy) === 'OutBoundNAT')
  if (families === undefined || others.length === 0) return undefined
  const apart = others.every((policy) =>
    [...(familiesOf(policy) ?? families)].every((one) => !families.has(one)),
  )
  return apart ? undefined : 'a second OutBoundNAT: neither of the two lists every exempt range'
}

/** The families of the exceptions of a policy; undefined where it has no list of them. */
function familiesOf(tree: Tree): ReadonlySet<string> | undefined {
  const exceptions = valueAt(tree, ['ExceptionList']) ?? valueAt(tree, ['Settings', 'Exceptions'])
  if (exceptions === undefined) return undefined
  const items = exceptions.kind === 'array' ? exceptions.items : []
  return new Set(items.map((item) => (item.kind === 'string' && item.value.includes(':') ? 'IPv6' : 'IPv4')))
}

/** win-overlay compares addresses as texts, and knows only the network's. */
function secondProvider(before: readonly string[], type: string): string | undefined {
  if ((type !== 'PA' && type !== 'ProviderAddress') || !before.includes(type)) return undefined
  return "a second provider address: at most one of them is the node's"
}

function emptyPolicy(tree: Tree): string | undefined {
  if (tree.kind !== 'object' || tree.members.some(({ key }) => key !== 'Type')) return undefined
  return 'a policy without any setting'
}
