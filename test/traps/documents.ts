import { parseProgramVersion, type ProgramVersion } from '../../src/facts/versions.ts'
import { asWindowsTarget } from '../../src/spec/read-windows.ts'
import type { Context } from '../../src/check/context.ts'

type Json = Readonly<Record<string, unknown>>

/** An endpoint policy of HCN in a CNI configuration. */
export function v2(type: string, settings: Json): Json {
  return { name: 'EndpointPolicy', value: { Type: type, Settings: settings } }
}

/** An endpoint policy of HNS (v1) in a CNI configuration. */
export function v1(type: string, settings: Json): Json {
  return { name: 'EndpointPolicy', value: { Type: type, ...settings } }
}

export const EXCEPTIONS = ['10.244.0.0/16', '10.96.0.0/12']
export const NAT2 = v2('OutBoundNAT', { Exceptions: EXCEPTIONS })
export const NAT1 = v1('OutBoundNAT', { ExceptionList: EXCEPTIONS })
export const ROUTE2 = v2('SDNRoute', { DestinationPrefix: '10.96.0.0/12', NeedEncap: true })
const IPAM = { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.3' }

/** win-bridge as it should be, but for what is given. */
export function bridge(over: Json = {}): Json {
  return {
    cniVersion: '1.0.0',
    name: 'cbr0',
    type: 'win-bridge',
    apiVersion: 2,
    policies: [NAT2],
    ipam: IPAM,
    ...over,
  }
}

/** win-bridge of HNS (v1). */
export function bridge1(over: Json = {}): Json {
  const { apiVersion: _, ...rest } = bridge({ policies: [NAT1], ...over })
  return rest
}

/** win-overlay as it should be, but for what is given. */
export function overlay(over: Json = {}): Json {
  return { ...bridge(), name: 'flannel.4096', type: 'win-overlay', ...over }
}

/** flannel with a delegate that is as it should be, but for what is given. */
export function flannel(delegate: Json = {}, over: Json = {}): Json {
  return {
    cniVersion: '1.0.0',
    name: 'flannel.4096',
    type: 'flannel',
    delegate: { type: 'win-overlay', apiVersion: 2, policies: [NAT2, ROUTE2], ...delegate },
    ...over,
  }
}

/** A plugin of Microsoft as it should be, but for what is given. */
export function sdn(over: Json = {}): Json {
  return {
    cniVersion: '0.3.0',
    name: 'cbr0',
    type: 'sdnbridge',
    ipam: { subnet: '10.244.1.0/24' },
    AdditionalArgs: [NAT2],
    ...over,
  }
}

/** azure-vnet in a list. */
export function azure(over: Json = {}): Json {
  return {
    cniVersion: '0.3.0',
    name: 'azure',
    plugins: [{ type: 'azure-vnet', ipam: { type: 'azure-vnet-ipam' }, AdditionalArgs: [NAT1], ...over }],
  }
}

/** Calico as it should be, but for what is given. */
export function calico(over: Json = {}): Json {
  return {
    cniVersion: '0.3.1',
    name: 'Calico',
    type: 'calico',
    mode: 'vxlan',
    vxlan_vni: 4096,
    policy: { type: 'k8s' },
    nodename_file: 'c:/CalicoWindows/nodename',
    kubernetes: { kubeconfig: 'c:/CalicoWindows/calico-kube-config' },
    ipam: { type: 'calico-ipam', subnet: 'usePodCidr' },
    policies: [NAT1],
    ...over,
  }
}

/** net-conf.json for vxlan, but for what is given. */
export function netConf(backend: Json = {}, over: Json = {}): Json {
  return { Network: '10.244.0.0/16', Backend: { Type: 'vxlan', VNI: 4096, Port: 4789, ...backend }, ...over }
}

/** subnet.env as flanneld writes it, but for what is given; null leaves a key out. */
export function subnetEnv(over: Readonly<Record<string, string | null>> = {}): string {
  const values = {
    FLANNEL_NETWORK: '10.244.0.0/16',
    FLANNEL_SUBNET: '10.244.1.1/24',
    FLANNEL_MTU: '1450',
    FLANNEL_IPMASQ: 'true',
    ...over,
  }
  return Object.entries(values)
    .flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}\n`]))
    .join('')
}

/** The request for a source VIP. */
export function vipRequest(over: Json = {}): Json {
  return {
    cniVersion: '1.0.0',
    name: 'flannel.4096',
    ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]] },
    ...over,
  }
}

/** KubeProxyConfiguration as YAML. */
export function kubeProxy(lines: readonly string[]): string {
  return ['apiVersion: kubeproxy.config.k8s.io/v1alpha1', 'kind: KubeProxyConfiguration', ...lines, ''].join(
    '\n',
  )
}

/** KubeletConfiguration as YAML. */
export function kubelet(lines: readonly string[]): string {
  return ['apiVersion: kubelet.config.k8s.io/v1beta1', 'kind: KubeletConfiguration', ...lines, ''].join('\n')
}

export const CONTAINERD: Context = { runtime: 'containerd' }
export const DOCKERSHIM: Context = { runtime: 'dockershim' }

/** A node with this release of the plugins. */
export function plugins(version: string): Context {
  const cniPlugins = program(version)
  return cniPlugins === undefined ? {} : { cniPlugins }
}

/** A node with this Windows. */
export function windows(text: string): Context {
  const target = asWindowsTarget(text)
  return target.ok ? { windows: target.value } : {}
}

function program(text: string): ProgramVersion | undefined {
  return parseProgramVersion(text)
}
