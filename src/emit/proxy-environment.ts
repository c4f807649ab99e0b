import type { Cluster } from '../spec/cluster.ts'

/** The proxy variables of the spec as `NAME=VALUE`. */
export function proxyEnvironment({ httpProxy, httpsProxy, noProxy }: Cluster['proxy']): string[] {
  return [
    ...(httpProxy === undefined ? [] : [`HTTP_PROXY=${httpProxy}`]),
    ...(httpsProxy === undefined ? [] : [`HTTPS_PROXY=${httpsProxy}`]),
    ...(noProxy === undefined ? [] : [`NO_PROXY=${noProxy}`]),
  ]
}
