import { formatCidr, parseCidr } from '../../net/cidr.ts'
import { parseNetConf, readBackend } from '../../programs/flanneld.ts'
import { parseProgramVersion } from '../../facts/versions.ts'
import type { Target } from '../../diagnostic/finding.ts'
import { readEnvFile } from '../../text/env-file.ts'
import { printJson } from '../../text/print-json.ts'
import type { Tree } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import { cniDocument } from '../cni/cni-document.ts'
import { policiesOf, setting } from '../cni/policies.ts'
import { field, type Field, fieldAt, itemsOf, textOf } from '../field.ts'
import { sourceVip } from '../source-vip/check-result.ts'
import type { Kind } from '../kind.ts'
import type { Claim, ClaimReader, Subject } from './claim.ts'
import { scriptClaims } from './script-claims.ts'

/** Who reads the claims of which kind of document. */
export const CLAIM_READERS: { readonly [K in Kind]?: ClaimReader } = {
  'flannel-net-conf': ({ tree }, { flannel }) => netConf(tree, flannel),
  'subnet-env': ({ text }) => subnetEnv(text),
  'cni-conf': ({ tree }) => cni(tree),
  'cni-conflist': ({ tree }) => cni(tree),
  'source-vip-request': ({ tree }) => sourceVipRequest(tree),
  'source-vip-result': ({ tree }) => sourceVipResult(tree),
  'kube-proxy-configuration': ({ tree }) => kubeProxy(tree),
  'kubelet-configuration': ({ tree }) => kubelet(tree),
  'command-line': scriptClaims,
  powershell: scriptClaims,
  batch: scriptClaims,
  'flags-file': scriptClaims,
  manifest: scriptClaims,
}

function netConf(tree: Tree | undefined, flannel = parseProgramVersion('0.28.9')): Claim[] {
  const network = field(tree, [], 'Network')
  const backend = field(tree, [], 'Backend')
  const name = field(backend?.value, backend?.path ?? [], 'Name')
  const mac = field(backend?.value, backend?.path ?? [], 'MacPrefix')
  if (tree === undefined || flannel === undefined) return []
  const parsed = parseNetConf(printJson(tree), flannel)
  const read = parsed.result.ok ? readBackend(parsed.result.value, flannel) : undefined
  const made = read?.result.ok === true && 'name' in read.result.value ? read.result.value.name : undefined
  return [
    ...(made === undefined
      ? []
      : [
          {
            subject: 'network name' as const,
            value: made,
            shown: made,
            at: { path: name?.path ?? backend?.path ?? [] },
          },
        ]),
    ...range('range of the pods', network),
    ...text('MAC prefix', mac, (value) => value.toUpperCase()),
  ]
}

function subnetEnv(envText: string): Claim[] {
  const { lines } = readEnvFile(envText)
  const last = (key: string) => lines.findLast((line) => line.key === key && line.value !== undefined)
  const claim = (subject: Subject, key: string): Claim[] => {
    const line = last(key)
    const cidr = canonical((line?.value ?? '').split(',')[0] ?? '')
    if (line === undefined || cidr === undefined) return []
    return [{ subject, value: cidr, shown: line.value ?? '', at: { span: line.valueSpan } }]
  }
  return [...claim('range of the pods', 'FLANNEL_NETWORK'), ...claim('subnet of the node', 'FLANNEL_SUBNET')]
}

function cni(tree: Tree | undefined): Claim[] {
  const document = cniDocument(tree)
  if (document === undefined) return []
  const name = field(tree, [], 'name')
  return [
    ...text('network name', name),
    ...document.endpoints.flatMap((endpoint) => {
      const [server] = itemsOf(fieldAt(endpoint.tree, endpoint.path, 'dns', 'nameservers'))
      const [search] = itemsOf(fieldAt(endpoint.tree, endpoint.path, 'dns', 'search'))
      const suffix = textOf(search?.value)
      const domain = suffix === undefined ? undefined : /^(?:[a-z0-9-]+\.)?svc\.(.+)$/.exec(suffix)?.[1]
      const mac = field(endpoint.tree, endpoint.path, 'endpointMacPrefix')
      const subnet = fieldAt(endpoint.tree, endpoint.path, 'ipam', 'subnet')
      const provider = policiesOf(endpoint).flatMap((policy) =>
        ['provideraddress', 'pa'].includes(policy.type.toLowerCase())
          ? [setting(policy, 'ProviderAddress') ?? setting(policy, 'PA')]
          : [],
      )
      return [
        ...(server === undefined
          ? []
          : place('address of the cluster DNS', server.value, { path: server.path })),
        ...(search === undefined || domain === undefined || suffix === undefined
          ? []
          : [
              {
                subject: 'domain of the cluster' as const,
                value: domain,
                shown: suffix,
                at: { path: search.path },
              },
            ]),
        ...text('MAC prefix', mac, (value) => value.toUpperCase()),
        ...(endpoint.flannel === undefined ? range('subnet of the node', subnet) : []),
        ...provider.flatMap((found) => text('address of the node', found)),
      ]
    }),
  ]
}

function sourceVipRequest(tree: Tree | undefined): Claim[] {
  const own = fieldAt(tree, [], 'ipam', 'subnet')
  const [set] = itemsOf(fieldAt(tree, [], 'ipam', 'ranges'))
  const [inSet] = set?.value.kind === 'array' ? set.value.items : []
  const subnet = own ?? (set === undefined ? undefined : field(inSet, [...set.path, 0], 'subnet'))
  return [...text('network name', field(tree, [], 'name')), ...range('subnet of the node', subnet)]
}

function sourceVipResult(tree: Tree | undefined): Claim[] {
  if (tree === undefined) return []
  const found = sourceVip(tree)
  const value = textOf(found?.value)
  if (found === undefined || value === undefined) return []
  const [address = '', length] = value.split('/')
  const cidr = length === undefined ? undefined : canonical(value)
  return [
    { subject: 'source VIP', value: address, shown: address, at: { path: found.path } },
    ...(cidr === undefined
      ? []
      : [{ subject: 'subnet of the node' as const, value: cidr, shown: value, at: { path: found.path } }]),
  ]
}

function kubeProxy(tree: Tree | undefined): Claim[] {
  return [
    ...text('network name', fieldAt(tree, [], 'winkernel', 'networkName')),
    ...text('source VIP', fieldAt(tree, [], 'winkernel', 'sourceVip')),
    ...range('range of the pods', field(tree, [], 'clusterCIDR')),
    ...text('name of the node', field(tree, [], 'hostnameOverride')),
  ]
}

function kubelet(tree: Tree | undefined): Claim[] {
  const [server] = itemsOf(field(tree, [], 'clusterDNS'))
  return [
    ...(server === undefined ? [] : place('address of the cluster DNS', server.value, { path: server.path })),
    ...text('domain of the cluster', field(tree, [], 'clusterDomain')),
  ]
}

function text(subject: Subject, found: Field | undefined, normal = (value: string) => value): Claim[] {
  return found === undefined ? [] : place(subject, found.value, { path: found.path }, normal)
}

function place(subject: Subject, tree: Tree, at: Target, normal = (value: string) => value): Claim[] {
  const value = textOf(tree)
  return value === undefined || value === '' ? [] : [{ subject, value: normal(value), shown: value, at }]
}

function range(subject: Subject, found: Field | undefined): Claim[] {
  const value = textOf(found?.value)
  const cidr = value === undefined ? undefined : canonical(value.split(',')[0] ?? '')
  if (found === undefined || value === undefined || cidr === undefined) return []
  return [{ subject, value: cidr, shown: value, at: { path: found.path } }]
}

/** The range that a text means, as Go reads it: without the bits behind the prefix. */
function canonical(value: string): string | undefined {
  const parsed = parseCidr(value)
  if (parsed.ok) return formatCidr(parsed.value)
  const read = cidrText(value)
  return read.kind === 'host-bits' ? read.canonical : undefined
}
