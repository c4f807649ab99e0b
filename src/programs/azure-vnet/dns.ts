import { type Attempt, done, fail } from '../cni/failure.ts'
import type { CniDns } from '../cni/result.ts'
import type { AzureConf } from './conf.ts'

/** The DNS settings of an endpoint of azure-vnet. */
export interface AzureDns {
  /** Domains to search, with commas between them. */
  readonly suffix: string
  readonly servers: readonly string[]
  readonly options: readonly string[]
}

/**
 * The DNS settings of a pod: those of the runtime, else those of the file, whose first domain gets the namespace of the
 * pod in front, else those of the IPAM plugin. Servers without a domain to search, or the reverse, are an error.
 * Source: Azure/azure-container-networking cni/network/network_windows.go getEndpointDNSSettings cbd7560.
 */
export function endpointDns(
  { dns, runtimeConfig }: AzureConf,
  given: CniDns,
  namespace: string,
): Attempt<AzureDns> {
  const { servers = [], searches = [], options = [] } = runtimeConfig.dns
  const suffix = searches.join(',')
  if (servers.length > 0 || suffix !== '') return done({ suffix, servers, options })
  const { nameservers = [], search = [], domain } = dns
  if ((search.length === 0) !== (nameservers.length === 0)) {
    const lists = [nameservers, [domain], search, dns.options ?? []].map((list) => list.join(' '))
    const text = `Wrong DNS configuration: {Nameservers:[${lists[0]}] Domain:${lists[1]} Search:[${lists[2]}] Options:[${lists[3]}]}`
    return fail(`Failed to getEndpointDNSSettings: ${text}`, ['dns'])
  }
  if (search.length === 0) {
    return done({ suffix: given.domain, servers: given.nameservers, options: dns.options ?? [] })
  }
  return done({
    suffix: `${namespace}.${search.join(',')}`,
    servers: nameservers,
    options: dns.options ?? [],
  })
}
