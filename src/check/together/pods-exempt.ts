import { contains, parseCidr } from '../../net/cidr.ts'
import { cniDocument } from '../cni/cni-document.ts'
import { exceptionsOf, policiesOf } from '../cni/policies.ts'
import { servicesOf } from '../rules/dns-server.ts'
import { parseAddress } from '../../net/address.ts'
import { containsAddress } from '../../net/cidr.ts'
import { textOf } from '../field.ts'
import type { TogetherFinding } from './check-together.ts'
import type { Claimed, TogetherDocument } from './claim.ts'

/**
 * The range of the pods among the exceptions of the CNI configuration, and the cluster DNS in the range of Services.
 * Source: containernetworking/plugins pkg/hns/netconf_windows.go v1.9.1: the plugin compares the texts.
 */
export function podsExempt(
  documents: readonly TogetherDocument[],
  claims: readonly Claimed[],
): TogetherFinding[] {
  const cni = documents.find(({ kind }) => kind === 'cni-conf' || kind === 'cni-conflist')
  const pods = claims.find(({ claim }) => claim.subject === 'range of the pods')
  const dns = claims.find(({ claim }) => claim.subject === 'address of the cluster DNS')
  const [endpoint] = cniDocument(cni?.tree)?.endpoints ?? []
  if (cni === undefined || endpoint === undefined) return []
  const policies = policiesOf(endpoint)
  const nat = policies.find(
    (policy) => policy.type.toLowerCase() === 'outboundnat' && exceptionsOf(policy).length > 0,
  )
  const found: TogetherFinding[] = []
  if (pods !== undefined && nat !== undefined) {
    const texts = exceptionsOf(nat).map(({ value }) => textOf(value) ?? '')
    const range = parseCidr(pods.claim.value)
    const covers = texts.some((text) => {
      const parsed = parseCidr(text)
      return parsed.ok && range.ok && contains(parsed.value, range.value)
    })
    if (!texts.includes(pods.claim.value)) {
      found.push({
        document: cni,
        finding: {
          code: 'WIN291',
          severity: covers ? 'info' : 'warning',
          message: `\`${pods.claim.value}\`, the range of the pods in \`${pods.document.name}\`, is not among the exceptions${covers ? ' in this spelling' : ''}`,
          label: covers
            ? 'win-bridge compares the texts and adds a second policy'
            : 'traffic to the pods of other nodes is translated to the address of this one',
          help: `add \`${pods.claim.value}\` to the exceptions of \`OutBoundNAT\``,
          at: { path: nat.path },
        },
      })
    }
  }
  const services = servicesOf(endpoint)
  const server = parseAddress(dns?.claim.value ?? '')
  if (dns === undefined || dns.document === cni) return found
  if (server === undefined || services.length === 0) return found
  if (services.some((cidr) => cidr.family === server.family && containsAddress(cidr, server))) return found
  found.push({
    document: dns.document,
    finding: {
      code: 'WIN293',
      severity: 'warning',
      message: `the cluster DNS \`${dns.claim.shown}\` lies in no range that \`${cni.name}\` routes to Services`,
      label: 'the name server is a Service, and packets to it are not handled as such',
      help: 'write the address of the DNS Service, or the Service range into the route of the CNI configuration',
      at: dns.claim.at,
    },
  })
  return found
}
