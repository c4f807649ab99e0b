import { type Address, formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import { fromGeneration, pluginsRelease } from '../facts/plugin-generations.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import { type EndpointIntent, endpointIntent } from '../plan/endpoint-intent.ts'
import { azurePolicy } from '../policy/azure-policy.ts'
import { lowerToV1 } from '../policy/lower-v1.ts'
import type { AzureSettings, Cluster } from '../spec/cluster.ts'
import { endpointPlugin, isWcn, type Wcn } from '../spec/pairs.ts'
import type { Artifact } from './artifact.ts'
import { calicoPlugin } from './calico-plugin.ts'
import { hcnPolicy } from './hcn-policy.ts'
import { nodePath } from './paths.ts'
import { writeJson } from './write-json.ts'

type Json = Record<string, unknown>

/** The CNI configuration of a node: one file, a `.conf` or a `.conflist`. */
export function cniConfig(cluster: Cluster, plan: NodePlan): Artifact[] {
  const { cni, network } = cluster
  const head = { cniVersion: cni.version, name: network.name }
  const plugin = pluginObject(cluster, plan)
  const document = cni.form === 'conf' ? { ...head, ...plugin } : { ...head, plugins: [plugin] }
  return [
    {
      path: nodePath(plan.node.name, `cni/${cni.fileName}`),
      kind: 'cni-config',
      node: plan.node.name,
      text: writeJson(document),
    },
  ]
}

/** The one plugin of the chain, without `cniVersion` and `name`. */
function pluginObject(cluster: Cluster, plan: NodePlan): Json {
  const { network, paths } = cluster
  if (network.plugin === 'antrea') return ANTREA_PLUGIN
  const intent = endpointIntent(cluster, plan)
  if (network.plugin === 'calico') return calicoPlugin(cluster, plan, intent)
  if (cluster.azure !== undefined) return azurePlugin(cluster, cluster.azure, intent)
  const type = endpointPlugin(network)
  const own = isWcn(type) ? wcnPlugin(cluster, type, plan, intent) : hnsPlugin(cluster, intent)
  if (network.plugin !== 'flannel') {
    if (isWcn(type)) return { type, capabilities: capabilities(cluster), ...own.settings }
    return { type: own.type, capabilities: capabilities(cluster), ...own.settings, ...ipam(cluster, plan) }
  }
  return {
    type: 'flannel',
    capabilities: capabilities(cluster),
    ...(paths.flannelSubnetFile === DEFAULT_SUBNET_FILE ? {} : { subnetFile: paths.flannelSubnetFile }),
    delegate: { type: own.type, ...own.settings },
  }
}

/** As Antrea installs it, so that its installer changes nothing. Source: antrea-io/antrea build/charts/antrea-windows/conf/antrea-cni.conflist. */
const ANTREA_PLUGIN: Json = { type: 'antrea', ipam: { type: 'host-local' }, capabilities: { dns: true } }

/** A plugin that asks HNS for endpoints, and its keys without `capabilities`. */
interface Own {
  readonly type: string
  readonly settings: Json
}

/**
 * nat, sdnbridge or sdnoverlay, as a plugin of its own or as flannel's delegate.
 * Source: microsoft/windows-container-networking b96345f.
 */
function wcnPlugin(
  cluster: Cluster,
  type: Wcn,
  plan: NodePlan,
  { gateway, gatewayIPv6, nameservers, search, policies, loopbackDsr }: EndpointIntent,
): Own {
  const delegate = cluster.network.plugin === 'flannel'
  const flags = {
    // Else neither the node nor its pods reach a host port.
    ...(type === 'sdnbridge' ? { localRoutedPortMapping: true } : {}),
    // host-local names network + 1, and the host is at network + 2.
    ...(type === 'sdnbridge' && delegate ? { forceBridgeGateway: true } : {}),
    ...(loopbackDsr ? { loopbackDSR: true } : {}),
    // HNS gives an address of each subnet of the network; the gateway of the second comes from a route.
    ...(gatewayIPv6 === undefined ? {} : { enableDualStack: true, gatewayFromAdditionalRoutes: true }),
  }
  const values = policies.map(hcnPolicy)
  const settings = {
    ...(Object.keys(flags).length === 0 ? {} : { optionalFlags: flags }),
    ...(delegate ? {} : { ipam: wcnIpam(type, plan, gateway) }),
    ...(gatewayIPv6 === undefined
      ? {}
      : { additionalRoutes: [{ dst: '::/0', gw: formatAddress(gatewayIPv6) }] }),
    ...(nameservers.length === 0 ? {} : { dns: { nameservers: nameservers.map(formatAddress), search } }),
    ...(values.length === 0
      ? {}
      : { AdditionalArgs: values.map((value) => ({ name: 'EndpointPolicy', value })) }),
  }
  return { type, settings }
}

/**
 * `gw` of the first route is the gateway of pods where HNS gives the addresses; with host-local a route would be handed on
 * without its destination.
 */
function wcnIpam(type: Wcn, { subnet }: NodePlan, gateway: Address): Json {
  return type === 'sdnoverlay'
    ? { type: 'host-local', subnet: formatCidr(subnet) }
    : { subnet: formatCidr(subnet), routes: [{ dst: '0.0.0.0/0', gw: formatAddress(gateway) }] }
}

/**
 * azure-vnet. `mode` decides on the network up to v1.6.15, and on nothing after.
 * Source: Azure/azure-container-networking cni/netconfig.go cbd7560.
 */
function azurePlugin(
  { network, cni }: Cluster,
  { executionMode, ipamMode, hnsTimeoutDurationInSeconds }: AzureSettings,
  { nameservers, search, policies, loopbackDsr }: EndpointIntent,
): Json {
  const values = policies.flatMap((policy) => azurePolicy(policy) ?? [])
  const windowsSettings = {
    ...(loopbackDsr ? { enableLoopbackDSR: true } : {}),
    ...(hnsTimeoutDurationInSeconds === undefined ? {} : { hnsTimeoutDurationInSeconds }),
  }
  return {
    type: 'azure-vnet',
    mode: network.driver === 'l2tunnel' ? 'tunnel' : 'bridge',
    ...(executionMode === undefined ? {} : { executionMode }),
    capabilities: { portMappings: true, dns: true },
    ipam: { type: cni.ipam, ...(ipamMode === undefined ? {} : { mode: ipamMode }) },
    dns: { nameservers: nameservers.map(formatAddress), search },
    AdditionalArgs: values.map((value) => ({ name: 'EndpointPolicy', value })),
    ...(Object.keys(windowsSettings).length === 0 ? {} : { windowsSettings }),
  }
}

/** Where the flannel plugin looks without being told (flannel-io/cni-plugin flannel.go, v1.9.1-flannel1), on drive C. */
const DEFAULT_SUBNET_FILE = 'C:\\run\\flannel\\subnet.env'

/** win-bridge or win-overlay, as a plugin of its own or as flannel's delegate. */
function hnsPlugin(cluster: Cluster, intent: EndpointIntent): Own {
  const { network, runtime } = cluster
  const release = pluginsRelease(runtime.cniPlugins)
  const hcn = network.apiVersion === 2
  const { macPrefix } = intent
  return {
    type: network.driver === 'overlay' ? 'win-overlay' : 'win-bridge',
    settings: {
      ...(hcn ? { apiVersion: 2 } : {}),
      ...(macPrefix === undefined || macPrefix === DEFAULT_MAC_PREFIX
        ? {}
        : { endpointMacPrefix: macPrefix }),
      // loopbackDSR came with the second generation; before, the key is unknown.
      ...(intent.loopbackDsr && fromGeneration(release, 'B') ? { loopbackDSR: true } : {}),
      dns: { nameservers: intent.nameservers.map(formatAddress), search: intent.search },
      ...policies(intent, hcn, fromGeneration(release, 'D')),
    },
  }
}

/** What win-overlay takes without being told (containernetworking/plugins plugins/main/windows/win-overlay, v1.9.1). */
const DEFAULT_MAC_PREFIX = '0E-2A'

/** Before v1.0.0 the list for HCN had a key of its own, and `policies` was for HNS (v1) alone. */
function policies(intent: EndpointIntent, hcn: boolean, oneList: boolean): Json {
  if (hcn && !oneList) return { HcnPolicyArgs: intent.policies.map(hcnPolicy) }
  const values = intent.policies.flatMap((policy) =>
    hcn ? hcnPolicy(policy) : (lowerToV1(policy).policy ?? []),
  )
  return { policies: values.map((value) => ({ name: 'EndpointPolicy', value })) }
}

/** What the runtime may hand over: DNS always, port mappings where the plugin does something with them. */
function capabilities({ network, runtime }: Cluster): Json {
  if (isWcn(endpointPlugin(network)))
    return { dns: true, ...(network.driver === 'overlay' ? {} : { portMappings: true }) }
  const release = pluginsRelease(runtime.cniPlugins)
  const portMappings =
    network.driver !== 'overlay' && fromGeneration(release, network.apiVersion === 2 ? 'D' : 'C')
  return { dns: true, ...(portMappings ? { portMappings: true } : {}) }
}

function ipam({ cni }: Cluster, plan: NodePlan): Json {
  if (cni.ipam === 'none') return {}
  const { subnet, rangeStart } = plan
  return {
    ipam: { type: 'host-local', subnet: formatCidr(subnet), rangeStart: formatAddress(rangeStart) },
  }
}
