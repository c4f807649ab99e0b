import type { Address } from '../net/address.ts'
import { type Cidr, addressAt, size } from '../net/cidr.ts'
import { asAddress, asMatch } from './parse.ts'
import { type Default, defaulted, type Placed, read, readFlag, readList, type Reader } from './reader.ts'
import type { Cluster } from './cluster.ts'

/** `kubernetes` takes the first address of the service CIDR, kubeadm gives the DNS service the tenth (GetDNSIP). */
const DNS_OFFSET = 10

/** What DNS the pods use. The server defaults to the tenth address of the first service CIDR. */
export function readDns(reader: Reader, service: readonly Placed<Cidr>[]): Cluster['dns'] {
  const domain = read(reader, ['dns', 'domain'], asDnsName('domain'), {
    value: 'cluster.local',
    why: 'what every installer takes',
  })
  const search = readList(reader, ['dns', 'search'], asDnsName('search suffix'))
  return {
    server: read(reader, ['dns', 'server'], asAddress, defaultServer(service)),
    external: readFlag(reader, ['dns', 'external'], { value: false, why: 'the server is a Service' }),
    domain,
    search:
      search?.map(({ value }) => value) ??
      defaulted(reader, ['dns', 'search'], { value: [`svc.${domain}`], why: '`svc.` and `dns.domain`' }),
  }
}

function defaultServer(service: readonly Placed<Cidr>[]): Default<Address> {
  const cidr = service[0]?.value
  const none: Address = { family: 4, value: 0n }
  const why = '10th address of `cidrs.service`'
  if (cidr === undefined || size(cidr) <= DNS_OFFSET) return { value: none, why }
  return { value: addressAt(cidr, DNS_OFFSET), why }
}

/** A DNS-1123 subdomain: kubeadm refuses any other `dnsDomain`. */
function asDnsName(what: string) {
  return asMatch(
    /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/,
    (text) => ({
      code: 'WIN126',
      message: `DNS ${what} \`${text}\` is no DNS name`,
      label: 'kubeadm refuses it, and no short name resolves',
      help: 'write labels of lower-case letters, digits and `-` with dots between them, and no dot at the end',
    }),
  )
}
