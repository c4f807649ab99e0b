import type { CniDns } from '../cni/result.ts'
import type { Session } from './session.ts'

/** The DNS settings of a pod: the runtime's servers and searches replace those of the file where it has any. */
export function dnsOf({ conf }: Session): CniDns {
  const { servers, searches } = conf.runtimeDns
  return {
    ...conf.dns,
    nameservers: servers.length > 0 ? servers : conf.dns.nameservers,
    search: searches.length > 0 ? searches : conf.dns.search,
  }
}
