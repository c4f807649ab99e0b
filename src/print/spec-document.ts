import { atLeast, formatKubernetesVersion, formatProgramVersion } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import { type Cidr, formatCidr } from '../net/cidr.ts'
import type { Cluster, Node } from '../spec/cluster.ts'
import { endpointPlugin, isWcn } from '../spec/pairs.ts'
import { namesAdapter } from '../spec/read-windows.ts'
import type { SpecObject, SpecScalar, SpecValue } from '../spec/spec-value.ts'
import { policiesDocument } from './policies-document.ts'
import { writesKubeProxy } from '../spec/writes-kube-proxy.ts'
import { usesLogRunner, usesNssm } from '../spec/service-hosts.ts'

/** The spec that says everything that a cluster is: what `readSpec` reads back to the same cluster. */
export function specDocument(cluster: Cluster): SpecObject {
  const { kubernetes, windows, network, cidrs, dns, outboundNat, runtime, cni, paths, proxy, nodes } = cluster
  const flannel = network.plugin === 'flannel'
  const served = kubernetes.services !== 'none'
  const nat = network.driver === 'nat'
  const antrea = network.plugin === 'antrea'
  const ovn = network.plugin === 'ovn-kubernetes'
  return {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    metadata: { name: cluster.name },
    kubernetes: {
      version: kubernetesVersion(kubernetes.version),
      form: served ? kubernetes.form : undefined,
      services: kubernetes.services,
    },
    windows: {
      version: windows.revision === undefined ? windows.release : `10.0.${windows.build}.${windows.revision}`,
    },
    platform: cluster.platform,
    network: {
      driver: network.driver,
      plugin: network.plugin,
      delegate: network.delegate,
      policyEngine: network.policyEngine,
      name: antrea || ovn ? undefined : network.name,
      apiVersion: antrea || network.plugin === 'calico' ? undefined : network.apiVersion,
      vni: ovn ? undefined : network.vni,
      port: network.port,
      // HNS makes up the addresses of Microsoft's plugins.
      macPrefix: isWcn(endpointPlugin(network)) ? undefined : network.macPrefix,
      dsr: nat || antrea ? undefined : network.dsr,
      ipMasq: flannel ? network.ipMasq : undefined,
      mtu: network.mtu,
    },
    cidrs: {
      cluster: one(cidrs.cluster),
      service: one(cidrs.service),
      management: one(cidrs.management),
      nodeMask: cidrs.nodeMask,
      nodeMaskIPv6: cidrs.nodeMaskIPv6,
    },
    dns: {
      server: formatAddress(dns.server),
      domain: dns.domain,
      search: dns.search,
      external: dns.external,
    },
    outboundNat:
      nat || antrea
        ? undefined
        : {
            exceptions: outboundNat.exceptions.map(formatCidr),
            reachable: outboundNat.reachable.map(formatCidr),
          },
    policies: policiesDocument(cluster),
    runtime: {
      name: runtime.name,
      cniPlugins: formatProgramVersion(runtime.cniPlugins),
      flannel: flannel ? formatProgramVersion(runtime.flannel) : undefined,
      flannelCni: flannel ? formatProgramVersion(runtime.flannelCni) : undefined,
      azureVnet: runtime.azureVnet && formatProgramVersion(runtime.azureVnet),
    },
    azure: cluster.azure && { ...cluster.azure },
    cni: {
      form: cni.form,
      version: cni.version,
      fileName: cni.fileName,
      confDirectory: cni.confDirectory,
      binDirectory: cni.binDirectory,
      ipam: cni.ipam,
    },
    paths: {
      directory: paths.directory,
      kubelet: served ? paths.kubelet : undefined,
      kubeProxy: served && writesKubeProxy(cluster) ? paths.kubeProxy : undefined,
      flanneld: flannel && served ? paths.flanneld : undefined,
      nssm: usesNssm(kubernetes, network.plugin) ? paths.nssm : undefined,
      kubeLogRunner: usesLogRunner(kubernetes) ? paths.kubeLogRunner : undefined,
      kubeconfig: paths.kubeconfig,
      logDirectory: paths.logDirectory,
      flannelNetConf: flannel && atLeast(runtime.flannel, '0.12.0') ? paths.flannelNetConf : undefined,
      flannelSubnetFile: flannel ? paths.flannelSubnetFile : undefined,
      calicoKubeconfig: [network.plugin, network.policyEngine].includes('calico')
        ? paths.calicoKubeconfig
        : undefined,
    },
    proxy: { httpProxy: proxy.httpProxy, httpsProxy: proxy.httpsProxy, noProxy: proxy.noProxy },
    nodes: nodes.map((node) => nodeDocument(node, namesAdapter(network))),
  }
}

function nodeDocument({ name, managementIP, podCIDRs, adapter, drMAC }: Node, named: boolean): SpecObject {
  const podCIDR = one(podCIDRs)
  return {
    name,
    managementIP: formatAddress(managementIP),
    podCIDR,
    adapter: named ? adapter : undefined,
    drMAC,
  }
}

function kubernetesVersion(version: Cluster['kubernetes']['version']): string {
  const line = formatKubernetesVersion(version)
  return version.patch === undefined ? line : `${line}.${version.patch}`
}

/** One prefix as a text, several as a list. */
function one(cidrs: readonly Cidr[]): string | readonly string[] {
  const [only, ...others] = cidrs.map(formatCidr)
  return only === undefined || others.length > 0 ? cidrs.map(formatCidr) : only
}

export function isScalar(value: SpecValue): value is SpecScalar {
  return typeof value !== 'object'
}

/** True for a list of texts or numbers, and for the empty list. */
export function isScalarList(value: SpecValue): value is readonly SpecScalar[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object')
}

export function isObjectList(value: SpecValue): value is readonly SpecObject[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object')
}
