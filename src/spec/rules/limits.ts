import { atLeast, formatProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress } from '../../net/address.ts'
import { type Cidr, cidrOf, containsAddress, overlap, parseCidr } from '../../net/cidr.ts'
import { PROTOCOL_NAMES } from '../policies/parse-policy.ts'
import type { Draft } from '../draft.ts'

/**
 * Limits of `src/facts/network-limits.ts` that a value of the spec asks to be without. What only a Service or a pod can
 * ask for no spec shows: that is left to `hnsc explain limits --spec`.
 */
export function limits(draft: Draft): readonly Finding[] {
  return [...nodeToPod(draft), ...serviceVip(draft), ...ping(draft), ...search(draft)]
}

function nodeToPod({ network, runtime }: Draft): Finding[] {
  if (network.driver !== 'overlay' || network.plugin !== 'flannel') return []
  // What does not run on Windows at all has a diagnostic of its own.
  if (atLeast(runtime.flannel, '0.12.0') || !atLeast(runtime.flannel, '0.11.0')) return []
  return [
    {
      code: 'WIN145',
      severity: 'warning',
      message: `with flannel \`${formatProgramVersion(runtime.flannel)}\` a node does not reach its own pods`,
      label: 'probes of kubelet over HTTP and TCP fail',
      help: 'take flannel 0.12.0 or newer',
      at: { path: ['runtime', 'flannel'] },
    },
  ]
}

function serviceVip({ cidrs, dns, proxy }: Draft): Finding[] {
  return (['httpProxy', 'httpsProxy'] as const).flatMap((key): Finding[] => {
    const host = hostOf(proxy[key] ?? '')
    const address = parseAddress(host)
    const range = cidrs.service.find(({ value }) => address !== undefined && containsAddress(value, address))
    if (range === undefined && !isNameOfService(host, dns.domain)) return []
    return [
      {
        code: 'WIN145',
        severity: 'warning',
        message: `the proxy \`${proxy[key] ?? ''}\` is a Service, which the node reaches late or never`,
        label:
          range === undefined
            ? 'the node does not ask the DNS of the cluster'
            : 'there are Services once kube-proxy runs; Kubernetes 1.14 to 1.18 say that a Windows node reaches none',
        help: 'write a proxy outside of the cluster',
        at: { path: ['proxy', key] },
        ...(range === undefined ? {} : { related: [{ at: range.at, message: 'the range of the Services' }] }),
      },
    ]
  })
}

function isNameOfService(host: string, domain: string): boolean {
  return host.endsWith('.svc') || host.endsWith(`.svc.${domain}`)
}

/** The host of a URL; the core has no `URL`, and a proxy variable may come without a scheme. */
function hostOf(text: string): string {
  const authority = text.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, '')
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return /^\[([^\]]*)\]/.exec(host)?.[1] ?? host.replace(/:\d*$/, '')
}

/** VFP translates no ICMP (WinNAT of a NAT network is not VFP), so what an OutBoundNAT policy would translate gets no answer. */
function ping({ network, policies, cidrs, outboundNat }: Draft): Finding[] {
  if (network.driver === 'transparent' || network.driver === 'nat') return []
  const own = [...cidrs.cluster, ...cidrs.management, ...cidrs.service, ...outboundNat.exceptions]
  return policies.endpoint.flatMap(({ value, at }): Finding[] => {
    if (value.kind !== 'acl' || value.action !== 'Allow' || value.direction !== 'Out') return []
    if (value.protocols?.join() !== String(PROTOCOL_NAMES['icmp'])) return []
    const outside = value.remoteAddresses?.find((text) => isOutside(text, own))
    if (outside === undefined) return []
    return [
      {
        code: 'WIN145',
        message: `the ACL allows ICMP to \`${outside}\`, and pods get no answer from outside of the cluster`,
        label: 'the switch of Windows translates TCP and UDP to the address of the node, and no ICMP',
        help: 'test with TCP: `Test-NetConnection ADDRESS -Port 443`',
        at,
      },
    ]
  })
}

/** True for an address or a prefix of IPv4 that meets none of the ranges. */
function isOutside(text: string, ranges: readonly { readonly value: Cidr }[]): boolean {
  const address = parseAddress(text)
  const parsed = parseCidr(text)
  const cidr = address === undefined ? (parsed.ok ? parsed.value : undefined) : cidrOf(address, 32)
  if (cidr === undefined || cidr.family !== 4) return false
  return ranges.every(({ value }) => overlap(value, cidr) === undefined)
}

/** Source: kubernetes/website content/en/docs/concepts/services-networking/dns-pod-service.md, Windows nodes. */
function search({ dns, given }: Draft): Finding[] {
  const second = dns.search[1]
  if (second === undefined || !given(['dns', 'search'])) return []
  return [
    {
      code: 'WIN145',
      message: `Windows uses one DNS suffix, and \`${second}\` is the second`,
      label: 'names that need it may not resolve in the pods',
      help: 'write such names in full, or keep one suffix',
      at: { path: ['dns', 'search'] },
    },
  ]
}
