import type { CniDns } from '../cni/result.ts'

/**
 * The DNS settings in a resolv.conf as host-local reads it: unknown keywords and comments are passed over, the last
 * `domain` wins, the others add up. Source: containernetworking/plugins plugins/ipam/host-local/dns.go.
 */
export function parseResolvConf(text: string): CniDns {
  const nameservers: string[] = []
  const search: string[] = []
  const options: string[] = []
  let domain = ''
  for (const line of text.split(/\r?\n/)) {
    const [keyword = '', ...values] = line.trim().split(/\s+/)
    const [value] = values
    if (/^[#;]/.test(keyword) || value === undefined) continue
    if (keyword === 'nameserver') nameservers.push(value)
    else if (keyword === 'domain') domain = value
    else if (keyword === 'search') search.push(...values)
    else if (keyword === 'options') options.push(...values)
  }
  return { nameservers, domain, search, options }
}
