import { type Address, parseAddress } from '../net/address.ts'
import { addressAt, parseCidr } from '../net/cidr.ts'
import type { ContainerPort, Namespace, NodeAddresses, Pod } from '../policy/acl/inventory.ts'
import { at, itemsAt, type Notes, numberOf, type Place, refuse, textAt, textsAt } from './object-reader.ts'

/** A Namespace of the API, with the label that the API server gives it. */
export function readNamespace(place: Place, notes: Notes): Namespace | undefined {
  const metadata = at(place, 'metadata')
  const name = metadata === undefined ? undefined : textAt(metadata, 'name', notes)
  if (metadata === undefined || name === undefined) {
    return refuse(notes, place.path, 'the Namespace has no name', 'write `metadata.name`')
  }
  return namespaceOf(name, textsAt(metadata, 'labels', notes))
}

/** A namespace with the label of its name. Source: kubernetes/kubernetes pkg/apis/core/v1/defaults.go, v1.34. */
export function namespaceOf(name: string, labels: Readonly<Record<string, string>>): Namespace {
  return { name, labels: { ...labels, 'kubernetes.io/metadata.name': name } }
}

/**
 * A Pod of the API; undefined for one that has no endpoint: it has ended, has no address yet, or is on the network of
 * its node, which no NetworkPolicy applies to.
 */
export function readPod(place: Place, notes: Notes): Pod | undefined {
  const [metadata, spec, status] = ['metadata', 'spec', 'status'].map((key) => at(place, key))
  const name = metadata === undefined ? undefined : textAt(metadata, 'name', notes)
  if (metadata === undefined || name === undefined) {
    return refuse(notes, place.path, 'the Pod has no name', 'write `metadata.name`')
  }
  const phase = status === undefined ? undefined : textAt(status, 'phase', notes)
  const hostNetwork = spec === undefined ? undefined : at(spec, 'hostNetwork')?.tree
  const addresses = status === undefined ? [] : podAddresses(status, notes)
  const gone = phase === 'Succeeded' || phase === 'Failed'
  const onHost = hostNetwork?.kind === 'boolean' && hostNetwork.value
  if (gone || onHost || addresses.length === 0) return undefined
  const node = spec === undefined ? undefined : textAt(spec, 'nodeName', notes)
  return {
    namespace: textAt(metadata, 'namespace', notes) ?? 'default',
    name,
    labels: textsAt(metadata, 'labels', notes),
    addresses,
    ports: spec === undefined ? [] : containerPorts(spec, notes),
    ...(node === undefined || node === '' ? {} : { node }),
  }
}

function podAddresses(status: Place, notes: Notes): readonly Address[] {
  const listed = (itemsAt(status, 'podIPs', notes) ?? []).flatMap((item) => at(item, 'ip') ?? [])
  const single = at(status, 'podIP')
  const places = listed.length > 0 || single === undefined ? listed : [single]
  return places.flatMap((place) => addressOf(place, notes) ?? [])
}

/** Sidecars are init containers that stay; the others have ended when there is traffic. */
function containerPorts(spec: Place, notes: Notes): readonly ContainerPort[] {
  const sidecars = (itemsAt(spec, 'initContainers', notes) ?? []).filter(
    (container) => textAt(container, 'restartPolicy', notes) === 'Always',
  )
  return [...(itemsAt(spec, 'containers', notes) ?? []), ...sidecars].flatMap((container) =>
    (itemsAt(container, 'ports', notes) ?? []).flatMap((port) => namedPort(port, 'containerPort', notes)),
  )
}

function namedPort(port: Place, key: string, notes: Notes): ContainerPort[] {
  const name = textAt(port, 'name', notes)
  const protocol = textAt(port, 'protocol', notes) ?? 'TCP'
  const number = at(port, key)
  if (name === undefined || number === undefined) return []
  const value = numberOf(number, 1, 65535, notes)
  if (value === undefined || (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP')) return []
  return [{ name, port: value, protocol }]
}

/** A Node of the API and the addresses that the kubelet's probes may come from. */
export function readNode(place: Place, notes: Notes): NodeAddresses | undefined {
  const [metadata, status] = [at(place, 'metadata'), at(place, 'status')]
  const name = metadata === undefined ? undefined : textAt(metadata, 'name', notes)
  if (name === undefined) return refuse(notes, place.path, 'the Node has no name', 'write `metadata.name`')
  const addresses = (status === undefined ? [] : (itemsAt(status, 'addresses', notes) ?? [])).flatMap(
    (item) => {
      const type = textAt(item, 'type', notes)
      const address = at(item, 'address')
      if (address === undefined || (type !== 'InternalIP' && type !== 'ExternalIP')) return []
      return addressOf(address, notes) ?? []
    },
  )
  return { name, addresses: [...addresses, ...hostEndpoints(place, notes)] }
}

/**
 * The second address of each pod CIDR: that of the host's endpoint on an L2Bridge network, from which probes come, and no
 * pod's on any. Source: flannel-io/flannel pkg/backend/hostgw/hostgw_windows.go, cdf76059.
 */
function hostEndpoints(node: Place, notes: Notes): readonly Address[] {
  const spec = at(node, 'spec')
  const cidrs = spec === undefined ? [] : (itemsAt(spec, 'podCIDRs', notes) ?? [])
  return cidrs.flatMap(({ tree }) => {
    const parsed = tree.kind === 'string' ? parseCidr(tree.value) : undefined
    return parsed?.ok === true ? [addressAt(parsed.value, 2)] : []
  })
}

function addressOf({ tree, path }: Place, notes: Notes): Address | undefined {
  const address = tree.kind === 'string' ? parseAddress(tree.value) : undefined
  return address ?? refuse(notes, path, 'an address is no IP address', 'write an IPv4 or IPv6 address')
}

/** What an inventory of our own form holds: the same in fewer words. */
export function readShortInventory(
  place: Place,
  notes: Notes,
): {
  readonly namespaces: readonly Namespace[]
  readonly pods: readonly Pod[]
  readonly nodes: readonly NodeAddresses[]
} {
  const texts = (item: Place, key: string) =>
    (itemsAt(item, key, notes) ?? []).flatMap((one) => addressOf(one, notes) ?? [])
  return {
    namespaces: (itemsAt(place, 'namespaces', notes) ?? []).flatMap((item) => {
      const name = textAt(item, 'name', notes)
      return name === undefined ? [] : [namespaceOf(name, textsAt(item, 'labels', notes))]
    }),
    pods: (itemsAt(place, 'pods', notes) ?? []).flatMap((item) => {
      const name = textAt(item, 'name', notes)
      const addresses = texts(item, 'addresses')
      const node = textAt(item, 'node', notes)
      if (name === undefined || addresses.length === 0) {
        refuse(notes, item.path, 'a pod has no name or no address', 'write `name` and `addresses`')
        return []
      }
      return [
        {
          namespace: textAt(item, 'namespace', notes) ?? 'default',
          name,
          labels: textsAt(item, 'labels', notes),
          addresses,
          ports: (itemsAt(item, 'ports', notes) ?? []).flatMap((port) => namedPort(port, 'port', notes)),
          ...(node === undefined ? {} : { node }),
        },
      ]
    }),
    nodes: (itemsAt(place, 'nodes', notes) ?? []).flatMap((item) => {
      const name = textAt(item, 'name', notes)
      return name === undefined ? [] : [{ name, addresses: texts(item, 'addresses') }]
    }),
  }
}
