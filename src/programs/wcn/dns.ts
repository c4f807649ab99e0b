import type { CniDns } from '../cni/result.ts'
import type { WcnConf } from './conf.ts'

/** The DNS settings of an endpoint: servers, searches and options of the runtime replace those of the file where it has any. */
export function dnsOf({ dns, runtimeConfig }: WcnConf): CniDns {
  const { servers = [], searches = [], options = [] } = runtimeConfig.dns
  return {
    domain: dns.domain,
    nameservers: servers.length > 0 ? servers : (dns.nameservers ?? []),
    search: searches.length > 0 ? searches : (dns.search ?? []),
    options: options.length > 0 ? options : (dns.options ?? []),
  }
}

/**
 * The configuration with the pod's namespace and a dot before its first search suffix, which IPAM gets, too.
 * Source: microsoft/windows-container-networking cni/cni.go GetNetworkInfo b96345f.
 */
export function inNamespace(conf: WcnConf, namespace: string): WcnConf {
  const [first, ...others] = conf.dns.search ?? []
  if (first === undefined || namespace === '') return conf
  return { ...conf, dns: { ...conf.dns, search: [`${namespace}.${first}`, ...others] } }
}
