import type { Cluster } from './cluster.ts'
import { refuse } from './parse.ts'
import { type Parse, type Problem, readOptional, type Reader } from './reader.ts'
import { unwritable } from './unwritable.ts'

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
const asProxyUrl = asVariable(/^((https?|socks5h?):\/\/)?[^\s"'<>/]+\/?$/, (text) => ({
  code: 'WIN127',
  message: `\`${text}\` is no address of a proxy`,
  label: 'blanks and quotes end the variable of a service',
  help: 'write it as `http://proxy.example.com:3128`',
}))

const asNoProxy = asVariable(/^[^\s"'<>]+$/, (text) => ({
  code: 'WIN127',
  message: `\`${text}\` is no list for \`NO_PROXY\`: it is empty or contains blanks or quotes`,
  label: 'blanks and quotes end the variable of a service',
  help: 'write hosts, domains and CIDRs with commas and nothing else between them',
}))

function asVariable(pattern: RegExp, problem: (text: string) => Problem): Parse<string> {
  return (text) =>
    pattern.test(text) && unwritable(text) === undefined ? { ok: true, value: text } : refuse(problem(text))
}
