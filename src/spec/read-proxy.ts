import type { Cluster } from './cluster.ts'
import { asMatch } from './parse.ts'
import { readOptional, type Reader } from './reader.ts'

type Proxy = Cluster['proxy']

/** The proxy variables of the node's programs; what the spec does not give is not set. */
export function readProxy(reader: Reader): Proxy {
  const httpProxy = readOptional(reader, ['proxy', 'httpProxy'], asProxyUrl)
  const httpsProxy = readOptional(reader, ['proxy', 'httpsProxy'], asProxyUrl)
  const noProxy = readOptional(reader, ['proxy', 'noProxy'], asNoProxy)
  return {
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
  }
}

/** Go takes a proxy with or without a scheme (golang.org/x/net/http/httpproxy); blanks and quotes break a service's environment. */
const asProxyUrl = asMatch(/^((https?|socks5h?):\/\/)?[^\s"'<>\p{Cc}/]+\/?$/u, (text) => ({
  code: 'WIN127',
  message: `\`${text}\` is no address of a proxy`,
  help: 'write it as `http://proxy.example.com:3128`',
}))

const asNoProxy = asMatch(/^[^\s"'<>\p{Cc}]+$/u, (text) => ({
  code: 'WIN127',
  message: `\`${text}\` is no list for \`NO_PROXY\`: it is empty or contains blanks or quotes`,
  help: 'write hosts, domains and CIDRs with commas and nothing else between them',
}))
