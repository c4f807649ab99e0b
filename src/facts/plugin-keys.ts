import type { Source } from './evidence.ts'

/** What Go decodes a key into. `any` is not looked into; a nested table is an object whose keys are known, too. */
export type KeyType =
  'string' | 'bool' | 'int' | 'strings' | 'objects' | 'object' | 'any' | { readonly [key: string]: KeyType }

/** The keys that a plugin decodes, in its own spelling. Go finds them in any case. */
export interface PluginKeys {
  readonly keys: { readonly [key: string]: KeyType }
  readonly source: Source
}

/** Keys of CNI itself that libcni or every plugin reads. Source: containernetworking/cni pkg/types/types.go v1.3.0. */
const CNI = {
  cniVersion: 'string',
  name: 'string',
  type: 'string',
  capabilities: 'object',
  dns: { nameservers: 'strings', domain: 'string', search: 'strings', options: 'strings' },
  prevResult: 'object',
  runtimeConfig: 'object',
  args: 'any',
} as const satisfies PluginKeys['keys']

/** The `cniVersion` values of nat, sdnbridge and sdnoverlay. Source: microsoft/windows-container-networking cni/cni.go b96345f. */
export const WCN_VERSIONS: readonly string[] = ['0.2.0', '0.3.0', '0.4.0', '1.0.0']

/** The keys of `ipam` for Microsoft's plugins, old and new: wincni has the same as its successors. */
const MICROSOFT_IPAM = {
  type: 'string',
  environment: 'string',
  addressSpace: 'string',
  subnet: 'string',
  ipAddress: 'string',
  queryInterval: 'string',
  routes: 'objects',
} as const satisfies PluginKeys['keys']

const WCN: PluginKeys = {
  keys: {
    ...CNI,
    ipam: MICROSOFT_IPAM,
    optionalFlags: {
      localRoutedPortMapping: 'bool',
      allowAclPortMapping: 'bool',
      forceBridgeGateway: 'bool',
      enableDualStack: 'bool',
      loopbackDSR: 'bool',
      gatewayFromAdditionalRoutes: 'bool',
    },
    additionalRoutes: 'objects',
    AdditionalArgs: 'objects',
  },
  source: { evidence: 'code', where: 'microsoft/windows-container-networking cni/cni.go b96345f' },
}

const WINCNI: PluginKeys = {
  keys: { ...CNI, ipam: MICROSOFT_IPAM, AdditionalArgs: 'objects' },
  source: { evidence: 'code', where: 'microsoft/SDN Kubernetes/wincni/cni/cni.go 242fb0c3190d' },
}

const AZURE: PluginKeys = {
  keys: {
    ...CNI,
    mode: 'string',
    master: 'string',
    adapterName: 'string',
    bridge: 'string',
    logLevel: 'string',
    logTarget: 'string',
    infraVnetAddressSpace: 'string',
    ipv6Mode: 'string',
    serviceCidrs: 'string',
    vnetCidrs: 'string',
    podNamespaceForDualNetwork: 'strings',
    ipsToRouteViaHost: 'strings',
    multiTenancy: 'bool',
    enableSnatOnHost: 'bool',
    enableExactMatchForPodName: 'bool',
    disableHairpinOnHostInterface: 'bool',
    disableIPTableLock: 'bool',
    disableAsyncDelete: 'bool',
    cnsurl: 'string',
    executionMode: 'string',
    env: 'string',
    ipam: {
      mode: 'string',
      type: 'string',
      environment: 'string',
      addressSpace: 'string',
      subnet: 'string',
      ipAddress: 'string',
      queryInterval: 'string',
    },
    windowsSettings: { enableLoopbackDSR: 'bool', hnsTimeoutDurationInSeconds: 'int' },
    AdditionalArgs: 'objects',
  },
  source: { evidence: 'code', where: 'Azure/azure-container-networking cni/netconfig.go cbd7560' },
}

const VPC: PluginKeys = {
  keys: {
    ...CNI,
    ipam: 'object',
    eniName: 'string',
    eniMACAddress: 'string',
    eniIPAddresses: 'strings',
    vpcCIDRs: 'strings',
    bridgeType: 'string',
    bridgeNetNSPath: 'string',
    ipAddresses: 'strings',
    gatewayIPAddress: 'string',
    interfaceType: 'string',
    tapUserID: 'string',
    serviceCIDR: 'string',
  },
  source: {
    evidence: 'code',
    where: 'aws/amazon-vpc-cni-plugins plugins/vpc-bridge/config/netconfig.go be52143',
  },
}

/** The keys of the Windows plugins whose keys no model tells of. */
export const PLUGIN_KEYS: Readonly<Record<string, PluginKeys>> = {
  nat: WCN,
  sdnbridge: WCN,
  sdnoverlay: WCN,
  'azure-vnet': AZURE,
  'vpc-bridge': VPC,
  wincni: WINCNI,
}
