import { OVN_KUBERNETES } from '../../facts/ovn-kubernetes.ts'
import { atLeast } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { SNAT_BUILD } from '../../programs/azure-vnet/nat-rules.ts'
import type { Path } from '../../text/tree.ts'
import type { Plugin } from '../cluster.ts'
import type { Draft } from '../draft.ts'
import { writesNetwork } from '../writes-network.ts'
import { endpointPlugin, isWcn } from '../pairs.ts'
import { namesAdapter } from '../read-windows.ts'
import { usesLogRunner, usesNssm } from '../service-hosts.ts'
import { spell } from '../spell.ts'

/** Given values that nothing reads with this driver, plugin or runtime. */
export function noEffect({
  azure,
  network,
  cidrs,
  kubernetes,
  nodes,
  runtime,
  windows,
  given,
}: Draft): readonly Finding[] {
  const { driver, plugin } = network
  const overlay = driver === 'overlay'
  const flannel = plugin === 'flannel'
  const without = (paths: readonly Path[], reader: string): Finding[] =>
    paths.filter(given).map((path) => ({
      code: 'WIN123',
      message: `\`${spell(path)}\` has no effect`,
      label: reader,
      help: 'remove it',
      at: { path, part: 'key' },
    }))
  return [
    ...(kubernetes.services === 'none'
      ? without([...OF_SERVICES, ...(flannel ? keys('paths', 'flanneld') : [])], 'no service is registered')
      : []),
    ...(usesNssm(kubernetes, plugin)
      ? []
      : without([['paths', 'nssm']], 'no service is started by nssm.exe')),
    ...(usesLogRunner(kubernetes)
      ? []
      : without([['paths', 'kubeLogRunner']], 'only native services since Kubernetes 1.26 need it')),
    ...(overlay ? [] : without(keys('network', 'vni', 'port', 'macPrefix'), 'only overlay has a VXLAN')),
    ...(overlay && isWcn(endpointPlugin(network))
      ? without([['network', 'macPrefix']], 'HNS makes up the MAC addresses of its pods')
      : []),
    ...(plugin === 'antrea'
      ? [
          ...without(keys('network', 'name', 'apiVersion'), 'the agent of Antrea has them built in'),
          ...without(OF_CLUSTERS, 'Open vSwitch and AntreaProxy do what policies of HNS and kube-proxy do'),
          ...without([['paths', 'kubeProxy']], 'kube-proxy does not run beside AntreaProxy'),
        ]
      : []),
    ...(driver === 'nat'
      ? without(OF_CLUSTERS, 'kube-proxy and NAT exceptions have no place in a NAT network')
      : []),
    ...(plugin === 'ovn-kubernetes'
      ? without(
          keys('network', 'name', 'vni'),
          `the node agent of OVN-Kubernetes always takes ${OVN_KUBERNETES.hnsNetwork} and ${OVN_KUBERNETES.vni}`,
        )
      : []),
    ...(flannel ? [] : without(FLANNEL, 'only flannel reads it')),
    ...(plugin === 'azure-vnet' ? [] : without(AZURE, 'only azure-vnet reads it')),
    ...(azure?.executionMode === 'v4swift' && azure.ipamMode === undefined && windows.build < SNAT_BUILD
      ? without(
          keys('azure', 'executionMode'),
          `azure-vnet adds its NAT for DNS and metadata from build ${SNAT_BUILD} on, and this is ${windows.build}`,
        )
      : []),
    ...(plugin === 'calico'
      ? without(
          [['network', 'apiVersion']],
          `Calico takes the API that the runtime needs, with ${runtime.name} ${network.apiVersion}`,
        )
      : network.policyEngine === 'calico'
        ? []
        : without([['paths', 'calicoKubeconfig']], 'only Calico reads it')),
    ...(plugin === 'calico'
      ? without([['network', 'policyEngine']], 'plugin calico brings Felix along, which enforces policies')
      : []),
    ...(plugin === 'calico' && overlay
      ? without([['paths', 'kubeProxy']], 'hnsc writes no kube-proxy for the VXLAN of Calico')
      : []),
    ...((overlay && flannel) || plugin === 'antrea'
      ? []
      : without([['network', 'mtu']], 'only flanneld on Linux reads it, for overlay')),
    ...(cidrs.nodeMaskIPv6 === undefined
      ? without([['cidrs', 'nodeMaskIPv6']], '`cidrs.cluster` has no IPv6 prefix')
      : []),
    ...(overlay && writesNetwork(network)
      ? []
      : without(
          nodes.map(({ path }) => [...path, 'drMAC']),
          overlay ? `${makerOf(plugin)} publishes it itself` : 'only overlay has a distributed router',
        )),
    ...(namesAdapter(network)
      ? []
      : without(
          [['windows', 'adapter'], ...nodes.map(({ path }) => [...path, 'adapter'])],
          plugin === 'calico'
            ? 'Calico leaves the adapter to HNS; its installer has `VXLAN_ADAPTER`'
            : plugin === 'azure-vnet'
              ? 'hnsc writes no `adapterName`, so azure-vnet takes the adapter that has the subnet of the node'
              : ['flannel', 'ovn-kubernetes', 'antrea'].includes(plugin)
                ? `${makerOf(plugin)} finds the adapter itself`
                : driver === 'nat'
                  ? 'a NAT network has no adapter'
                  : 'the L2Tunnel network exists already',
        )),
    ...(flannel && !atLeast(runtime.flannel, '0.12.0')
      ? without([['paths', 'flannelNetConf']], 'flanneld has the path built in until 0.12.0')
      : []),
  ]
}

/** Who makes the network, where hnsc does not. */
function makerOf(plugin: Plugin): string {
  if (plugin === 'antrea') return 'the agent of Antrea'
  if (plugin === 'calico') return 'Calico'
  if (plugin === 'azure-vnet') return plugin
  return plugin === 'ovn-kubernetes' ? 'the node agent of OVN-Kubernetes' : 'flanneld'
}

const OF_SERVICES: readonly Path[] = [
  ...keys('kubernetes', 'form'),
  ...keys('paths', 'kubelet', 'kubeProxy'),
  ...keys('proxy', 'httpProxy', 'httpsProxy', 'noProxy'),
]

const OF_CLUSTERS: readonly Path[] = [
  ...keys('network', 'dsr'),
  ...keys('outboundNat', 'exceptions', 'reachable'),
]

const AZURE: readonly Path[] = [
  ...keys('runtime', 'azureVnet'),
  ...keys(
    'azure',
    'executionMode',
    'ipamMode',
    'hnsTimeoutDurationInSeconds',
    'blockWireServer',
    'blockMetadata',
  ),
]

const FLANNEL: readonly Path[] = [
  ...keys('network', 'delegate', 'ipMasq'),
  ...keys('runtime', 'flannel', 'flannelCni'),
  ...keys('paths', 'flanneld', 'flannelNetConf', 'flannelSubnetFile'),
]

function keys(object: string, ...names: readonly string[]): readonly Path[] {
  return names.map((name) => [object, name])
}
