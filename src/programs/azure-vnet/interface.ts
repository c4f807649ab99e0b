import { azureHas } from '../../facts/azure-vnet-releases.ts'
import { type Address, formatAddress } from '../../net/address.ts'
import { formatGoIpNet, type GoIpNet, maskGoIpNet, parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import { annotate, type Attempt, done, fail } from '../cni/failure.ts'
import { loadArgs } from '../cni/load-args.ts'
import type { CniAddress, CniDns } from '../cni/result.ts'
import { NO_DNS } from '../cni/result.ts'
import type { AzureSession } from '../azure-vnet.ts'
import { type AzureConf, isOverlay } from './conf.ts'
import { AZURE_CNI, ipamInterface } from './ipam.ts'
import type { CnsAddress, CnsContainer } from './node.ts'

/** A pod's interface before it is created. */
export interface AzureInterface {
  readonly ips: readonly CniAddress[]
  readonly routes: readonly AzureRoute[]
  /** Routes of the endpoint that are not in the result. */
  readonly ownRoutes: readonly AzureRoute[]
  /** What the IPAM plugin says of DNS. */
  readonly dns: CniDns
  /** The subnet of the node's adapter; undefined: a text that names none. */
  readonly hostSubnet?: GoIpNet
  /** True where the pod has an IPv6 address of a second stack. */
  readonly hasIPv6: boolean
  /** What SNAT of DNS uses as its address; '' where nothing says it. */
  readonly primary: string
  readonly container?: CnsContainer
}

export interface AzureRoute {
  /** As Go prints it. */
  readonly dst: string
  readonly gw?: Address
}

/** The interface of a pod: from CNS, from an IPAM plugin, or from the network container of a tenant. */
export function interfaceOf(session: AzureSession): Attempt<AzureInterface> {
  const { conf } = session
  if (conf.multiTenancy) return tenantInterface(session)
  const given = conf.ipam.type === 'azure-cns' ? cnsInterface(session) : ipamInterface(session)
  // An error with a code of its own is printed without what is put around it.
  if (given.ok || given.error.code !== undefined) return given
  return annotate('IPAM Invoker Add failed with error: failed to add ipam invoker', given)
}

/** Source: Azure/azure-container-networking cni/network/invoker_cns.go Add, configureDefaultAddResult cbd7560. */
function cnsInterface({ conf, node: { cns }, version }: AzureSession): Attempt<AzureInterface> {
  if (!cns.ok)
    return fail(`Failed to get IP address from CNS: ${noAnswer(conf, 'requestipconfigs', cns.error)}`)
  const overlay = isOverlay(conf, version)
  const ips: CniAddress[] = []
  const routes: AzureRoute[] = []
  for (const pod of cns.pod) {
    const cidr = `${pod.address}/${pod.prefixLength}`
    const parsed = parseGoCidr(cidr)
    if (parsed === undefined) {
      return fail(
        `Unable to parse IP from response: ${pod.address} with err %w: invalid CIDR address: ${cidr}`,
      )
    }
    const gateway = gatewayOf(pod, parsed, overlay)
    if (!gateway.ok) return gateway
    if (parseGoCidr(pod.host.subnet) === undefined) {
      return fail(`unable to parse hostSubnet: invalid CIDR address: ${pod.host.subnet}`)
    }
    if (!overlay && parseGoIp(pod.host.address) === undefined) {
      return fail(`Host IP address ${pod.host.address} from response is invalid`)
    }
    if (!overlay && parseGoIp(pod.host.gateway) === undefined) {
      return fail(`Host Gateway ${pod.host.gateway} from response is invalid`)
    }
    ips.push({ ...parsed, gateway: gateway.value })
    routes.push({ dst: parsed.address.family === 4 ? '0.0.0.0/0' : '::/0', gw: gateway.value })
  }
  if (cns.pod.length === 0) return fail('add result requires exactly one interface with default routes')
  const primary = cns.pod.findLast((pod) => parseGoIp(pod.primary)?.family === 4)?.primary ?? ''
  return done({
    ips,
    routes,
    ownRoutes: [],
    dns: NO_DNS,
    ...hostSubnet(cns.pod.at(-1)?.host.subnet ?? ''),
    hasIPv6: ips.some(({ address }) => address?.family === 6),
    primary,
  })
}

/** How Go words that a request of CNS came to nothing. */
function noAnswer({ cnsurl }: AzureConf, path: string, error: string): string {
  const base = cnsurl === '' ? 'http://localhost:10090' : cnsurl.replace(/(:\/\/[^/]*).*$/, '$1')
  return `http request failed: Post "${base}/network/${path}": ${error}`
}

/** In an overlay azure-vnet makes up the gateway that CNS leaves out. */
function gatewayOf({ gateway }: CnsAddress, ip: GoIpNet, overlay: boolean): Attempt<Address> {
  const given = parseGoIp(gateway)
  if (given !== undefined) return done(given)
  if (!overlay) return fail(`%w: Gateway address ${gateway} from response is invalid: invalid arg(s)`)
  if (ip.address.family === 6) return done(OVERLAY_GATEWAY_6)
  const { value } = maskGoIpNet(ip).address
  // It counts the last octet up in place, so that what it compares with is the same.
  return done({ family: 4, value: (value & ~0xffn) | ((value + 1n) & 0xffn) })
}

/** fe80::1234:5678:9abc */
const OVERLAY_GATEWAY_6: Address = { family: 6, value: 0xfe80_0000_0000_0000_0000_1234_5678_9abcn }

/** Source: cni/network/multitenancy.go GetAllNetworkContainers, SetupRoutingForMultitenancy cbd7560. */
function tenantInterface({ conf, call, node, version }: AzureSession): Attempt<AzureInterface> {
  const { cns, snat } = node
  const { pod, namespace } = podOf(call.args)
  const prefix = `GetAllNetworkContainers failed for podname ${pod} namespace ${namespace}. error`
  if (!cns.ok) return fail(`${prefix}: ${noAnswer(conf, 'getAllNetworkContainers', cns.error)}`)
  const { container } = cns
  if (container === undefined) return fail(`${prefix}: CNS has no network container for the pod`)
  const read = azureHas(version, 'tenantIPv6') ? container.ips : container.ips.slice(0, 1)
  const ips = read.map(({ address, prefixLength, gateway }): CniAddress => {
    const parsed = parseGoCidr(`${address}/${prefixLength}`)
    const gw = parseGoIp(gateway)
    return { ones: 0, maskBits: 32, ...parsed, ...(gw === undefined ? {} : { gateway: gw }) }
  })
  const gatewayFor = (family: 4 | 6): Address | undefined =>
    ips.findLast(({ address }) => address?.family === family)?.gateway
  const spaces = container.cnetAddressSpace.map((text): AzureRoute => {
    const space = parseGoCidr(text)
    return route(space === undefined ? '<nil>' : formatGoIpNet(space), gatewayFor(space?.address.family ?? 6))
  })
  const own = snat?.onHost === true ? [] : [route('0.0.0.0/0', ips[0]?.gateway)]
  return done({
    ips,
    routes: spaces,
    ownRoutes: own,
    dns: NO_DNS,
    ...hostSubnet(container.hostSubnet),
    hasIPv6: ips.some(({ address }) => address?.family === 6),
    primary: '',
    container,
  })
}

function route(dst: string, gw: Address | undefined): AzureRoute {
  return { dst, ...(gw === undefined ? {} : { gw }) }
}

function hostSubnet(text: string): Pick<AzureInterface, 'hostSubnet'> {
  const parsed = parseGoCidr(text)
  return parsed === undefined ? {} : { hostSubnet: maskGoIpNet(parsed) }
}

/** The subnets of the pod's addresses as HNS gets them, or the text that is none. */
export function subnetsOf({ ips }: Pick<AzureInterface, 'ips'>): Attempt<readonly AzureSubnet[]> {
  const subnets: AzureSubnet[] = []
  for (const { address, gateway, ones, maskBits } of ips) {
    const parsed = parseGoCidr(address === undefined ? '<nil>' : formatGoIpNet({ address, ones, maskBits }))
    if (parsed === undefined) {
      return fail('Failed to ParseCIDR for pod subnet prefix: invalid CIDR address: <nil>')
    }
    subnets.push({
      prefix: formatGoIpNet(maskGoIpNet(parsed)),
      family: parsed.address.family,
      gateway: gateway === undefined ? '<nil>' : formatAddress(gateway),
    })
  }
  return done(subnets)
}

export interface AzureSubnet {
  readonly prefix: string
  readonly family: 4 | 6
  readonly gateway: string
}

/** The pod that CNI_ARGS names. */
export function podOf(args: string): { readonly pod: string; readonly namespace: string } {
  const value = (key: string): string =>
    args
      .split(';')
      .findLast((pair) => pair.startsWith(`${key}=`))
      ?.slice(key.length + 1) ?? ''
  return { pod: value('K8S_POD_NAME'), namespace: value('K8S_POD_NAMESPACE') }
}

/** What is wrong with CNI_ARGS for azure-vnet: it wants the pod and its namespace. Source: cni/network/network.go getPodInfo. */
export function podError(args: string): string | undefined {
  const loaded = loadArgs(args, POD_ARGS, AZURE_CNI)
  if (!loaded.ok) return loaded.error.text
  const { pod, namespace } = podOf(args)
  if (namespace === '') return 'Pod Namespace not specified in CNI Args'
  return pod === '' ? 'Pod Name not specified in CNI Args' : undefined
}

const POD_ARGS = new Map(
  ['K8S_POD_NAMESPACE', 'K8S_POD_NAME', 'K8S_POD_INFRA_CONTAINER_ID'].map((key) => [key, () => undefined]),
)
