import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, contains, parseCidr } from '../../net/cidr.ts'
import { azureAcls } from '../../plan/endpoint-intent.ts'
import type { Cluster } from '../../spec/cluster.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, type PolicyEntry, policyListPath, setting } from '../cni/policies.ts'
import { textOf } from '../field.ts'

/**
 * Where a configuration of azure-vnet lets pods reach a service of Azure that the spec keeps them from. Whatever has an
 * `Action` becomes an ACL (Azure/azure-container-networking network/policy/policy_windows.go cbd7560).
 */
export function azureBlocks(endpoint: EndpointPlugin, cluster: Cluster): Finding[] {
  const rules = policiesOf(endpoint).filter((rule) => text(rule, 'Action') !== '')
  const at = { path: policyListPath(endpoint) }
  return azureAcls(cluster)
    .filter(({ action }) => action === 'Block')
    .flatMap(({ remoteAddresses: [remote = ''] = [], remotePorts: [port = ''] = [] }) => {
      const parsed = parseCidr(remote)
      if (!parsed.ok || isBlocked(rules, parsed.value, Number(port))) return []
      const address = remote.replace(/\/.*/, '')
      return [
        {
          code: 'WIN208',
          message: `no ACL keeps pods from port ${port} of \`${address}\`, and the spec wants one`,
          label: `pods reach ${address.startsWith('169') ? 'the metadata' : 'the WireServer'} of the node`,
          help: 'write the ACL that `hnsc compile` writes, or change the spec',
          at,
        },
      ]
    })
}

/** True where of the rules that hold for the packet the first ones, by their priority, all block it. */
function isBlocked(rules: readonly PolicyEntry[], remote: Cidr, port: number): boolean {
  const matching = rules.filter((rule) => matches(rule, remote, port))
  const first = Math.min(...matching.map(priority))
  const decides = matching.filter((rule) => priority(rule) === first)
  return decides.length > 0 && decides.every((rule) => text(rule, 'Action') === 'Block')
}

function matches(rule: PolicyEntry, remote: Cidr, port: number): boolean {
  const ranges = list(rule, 'RemoteAddresses').map((one) => parseCidr(one.includes('/') ? one : `${one}/32`))
  const ports = list(rule, 'RemotePorts').map((one) => one.split('-').map(Number))
  const protocols = list(rule, 'Protocols')
  return (
    text(rule, 'Direction') === 'Out' &&
    (protocols.length === 0 || protocols.includes('6')) &&
    (ranges.length === 0 || ranges.some((range) => range.ok && contains(range.value, remote))) &&
    (ports.length === 0 || ports.some(([low = 0, high = low]) => low <= port && port <= high))
  )
}

function priority(rule: PolicyEntry): number {
  const found = setting(rule, 'Priority')?.value
  return found?.kind === 'number' ? Number(found.raw) : 0
}

/** The parts of a text with commas; none where it is not written. */
function list(rule: PolicyEntry, key: string): readonly string[] {
  const found = text(rule, key)
  return found === '' ? [] : found.split(',').map((part) => part.trim())
}

function text(rule: PolicyEntry, key: string): string {
  return textOf(setting(rule, key)?.value) ?? ''
}
