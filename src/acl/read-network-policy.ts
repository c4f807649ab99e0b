import { type Cidr, contains, parseCidr } from '../net/cidr.ts'
import type {
  IpBlock,
  LabelExpression,
  LabelSelector,
  NetworkPolicy,
  Peer,
  PolicyPort,
  PolicyRule,
} from '../policy/acl/network-policy.ts'
import {
  at,
  itemsAt,
  type Notes,
  numberOf,
  objectOf,
  type Place,
  refuse,
  textAt,
  textsAt,
} from './object-reader.ts'

/**
 * A NetworkPolicy of `networking.k8s.io/v1` with the defaults of the API server; what that refuses becomes findings.
 * Sources: kubernetes/kubernetes pkg/apis/networking/v1/defaults.go and pkg/apis/networking/validation/validation.go, v1.34.
 */
export function readNetworkPolicy(place: Place, notes: Notes): NetworkPolicy | undefined {
  const metadata = at(place, 'metadata')
  const name = metadata === undefined ? undefined : textAt(metadata, 'name', notes)
  if (metadata === undefined || name === undefined || name === '') {
    return refuse(notes, place.path, 'the NetworkPolicy has no name', 'write `metadata.name`')
  }
  const spec = at(place, 'spec') ?? { tree: place.tree, path: place.path }
  const own = at(place, 'spec')
  if (own !== undefined) objectOf(own, ['podSelector', 'policyTypes', 'ingress', 'egress'], '`spec`', notes)
  const ingress = own === undefined ? undefined : rulesAt(spec, 'ingress', notes)
  const egress = own === undefined ? undefined : rulesAt(spec, 'egress', notes)
  const types = own === undefined ? ['Ingress'] : (typesOf(spec, notes) ?? defaultTypes(egress))
  const selector = own === undefined ? undefined : at(spec, 'podSelector')
  return {
    namespace: textAt(metadata, 'namespace', notes) ?? 'default',
    name,
    podSelector: selector === undefined ? EVERYTHING : selectorOf(selector, notes),
    ...(types.includes('Ingress') ? { ingress: ingress ?? [] } : {}),
    ...(types.includes('Egress') ? { egress: egress ?? [] } : {}),
  }
}

const EVERYTHING: LabelSelector = { matchLabels: {}, matchExpressions: [] }

/** Ingress always, egress where there are rules for it. */
function defaultTypes(egress: readonly PolicyRule[] | undefined): readonly string[] {
  return egress === undefined || egress.length === 0 ? ['Ingress'] : ['Ingress', 'Egress']
}

function typesOf(spec: Place, notes: Notes): readonly string[] | undefined {
  const items = itemsAt(spec, 'policyTypes', notes)
  if (items === undefined || items.length === 0) return undefined
  return items.flatMap(({ tree, path }) => {
    if (tree.kind === 'string' && (tree.value === 'Ingress' || tree.value === 'Egress')) return [tree.value]
    refuse(notes, path, 'a policy type is neither `Ingress` nor `Egress`', 'write `Ingress` or `Egress`')
    return []
  })
}

const PEERS_KEY = { ingress: `from`, egress: `to` } as const

function rulesAt(spec: Place, key: 'ingress' | 'egress', notes: Notes): readonly PolicyRule[] | undefined {
  const peersKey = PEERS_KEY[key]
  return itemsAt(spec, key, notes)?.map((rule) => {
    objectOf(rule, [peersKey, 'ports'], `a rule of \`${key}\``, notes)
    const peers = itemsAt(rule, peersKey, notes)
    const ports = itemsAt(rule, 'ports', notes)
    return {
      ...(peers === undefined || peers.length === 0
        ? {}
        : { peers: peers.flatMap((peer) => peerOf(peer, notes) ?? []) }),
      ...(ports === undefined || ports.length === 0
        ? {}
        : { ports: ports.flatMap((port) => portOf(port, notes) ?? []) }),
    }
  })
}

function peerOf(place: Place, notes: Notes): Peer | undefined {
  if (objectOf(place, ['ipBlock', 'namespaceSelector', 'podSelector'], 'a peer', notes) === undefined)
    return undefined
  const [block, namespaces, pods] = ['ipBlock', 'namespaceSelector', 'podSelector'].map((key) =>
    at(place, key),
  )
  if (block !== undefined && (namespaces !== undefined || pods !== undefined)) {
    return refuse(notes, place.path, 'a peer has `ipBlock` and a selector', 'write them as two peers')
  }
  if (block !== undefined) return ipBlockOf(block, notes)
  if (namespaces === undefined && pods === undefined) {
    return refuse(
      notes,
      place.path,
      'a peer is empty',
      'write `ipBlock`, `podSelector` or `namespaceSelector`; leave the list out to allow everyone',
    )
  }
  return {
    kind: 'pods',
    podSelector: pods === undefined ? EVERYTHING : selectorOf(pods, notes),
    ...(namespaces === undefined ? {} : { namespaceSelector: selectorOf(namespaces, notes) }),
  }
}

function ipBlockOf(place: Place, notes: Notes): IpBlock | undefined {
  objectOf(place, ['cidr', 'except'], '`ipBlock`', notes)
  const given = at(place, 'cidr')
  const cidr = given === undefined ? undefined : cidrOf(given, notes)
  if (given === undefined) return refuse(notes, place.path, '`ipBlock` has no `cidr`', 'write `cidr`')
  const except = (itemsAt(place, 'except', notes) ?? []).flatMap((item) => {
    const hole = cidrOf(item, notes)
    if (hole === undefined || cidr === undefined) return []
    if (contains(cidr, hole) && hole.prefix > cidr.prefix) return [hole]
    refuse(notes, item.path, 'an exception is not inside its `cidr`', 'write a longer prefix of that range')
    return []
  })
  return cidr === undefined ? undefined : { kind: 'ip-block', cidr, except }
}

/** The API server of old took bits behind a prefix and cut them off; so does this. */
function cidrOf({ tree, path }: Place, notes: Notes): Cidr | undefined {
  const parsed = tree.kind === 'string' ? parseCidr(tree.value) : undefined
  if (parsed?.ok === true) return parsed.value
  if (parsed?.error.kind === 'host-bits') return parsed.error.cidr
  const shown = tree.kind === 'string' ? `\`${tree.value}\`` : 'the value'
  return refuse(notes, path, `${shown} is no network prefix`, 'write a prefix such as `10.244.0.0/16`')
}

function portOf(place: Place, notes: Notes): PolicyPort | undefined {
  objectOf(place, ['protocol', 'port', 'endPort'], 'a port', notes)
  const protocol = textAt(place, 'protocol', notes) ?? 'TCP'
  if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') {
    return refuse(notes, place.path, `\`${protocol}\` is no protocol`, 'write `TCP`, `UDP` or `SCTP`')
  }
  const port = at(place, 'port')
  const end = at(place, 'endPort')
  const number = port === undefined ? undefined : portValue(port, notes)
  if (end === undefined) return { protocol, ...(number === undefined ? {} : { port: number }) }
  const last = numberOf(end, 1, 65535, notes)
  if (typeof number !== 'number' || last === undefined) {
    return refuse(notes, end.path, '`endPort` has no number before it', 'write a `port` that is not greater')
  }
  if (last < number) {
    return refuse(
      notes,
      end.path,
      `\`endPort\` ${last} is less than \`port\` ${number}`,
      'write the smaller number as `port`',
    )
  }
  return { protocol, port: number, endPort: last }
}

/** A number, or a name with a letter in it; a port that cannot be read must not become every port. */
function portValue(place: Place, notes: Notes): number | string | undefined {
  const { tree, path } = place
  if (tree.kind !== 'string') return numberOf(place, 1, 65535, notes)
  if (/^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(tree.value)) return tree.value
  return refuse(
    notes,
    path,
    `\`${tree.value}\` is neither a port nor the name of one`,
    'write a number without quotation marks, or the name of a container port',
  )
}

/** A label selector. */
export function selectorOf(place: Place, notes: Notes): LabelSelector {
  if (objectOf(place, ['matchLabels', 'matchExpressions'], 'a selector', notes) === undefined)
    return EVERYTHING
  return {
    matchLabels: textsAt(place, 'matchLabels', notes),
    matchExpressions: (itemsAt(place, 'matchExpressions', notes) ?? []).flatMap(
      (item) => expressionOf(item, notes) ?? [],
    ),
  }
}

function expressionOf(place: Place, notes: Notes): LabelExpression | undefined {
  objectOf(place, ['key', 'operator', 'values'], 'an expression', notes)
  const key = textAt(place, 'key', notes)
  const operator = textAt(place, 'operator', notes)
  const values = (itemsAt(place, 'values', notes) ?? []).flatMap(({ tree, path }) => {
    if (tree.kind === 'string') return [tree.value]
    refuse(notes, path, 'a value of a label is no text', 'write it in quotation marks')
    return []
  })
  if (key === undefined) return refuse(notes, place.path, 'an expression has no `key`', 'write the label')
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length === 0
        ? refuse(notes, place.path, `\`${operator}\` has no values`, 'write `values`')
        : { key, operator, values }
    case 'Exists':
    case 'DoesNotExist':
      return values.length > 0
        ? refuse(notes, place.path, `\`${operator}\` has values`, 'remove `values`')
        : { key, operator, values }
    default:
      return refuse(
        notes,
        place.path,
        `\`${operator ?? ''}\` is no operator of a selector`,
        'write `In`, `NotIn`, `Exists` or `DoesNotExist`',
      )
  }
}
