import { azureHas, azureKnows, OVERLAY_MODES } from '../../facts/azure-vnet-releases.ts'
import type { ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import type { GoMembers } from '../cni/result.ts'

const strings = go.slice(go.string)

const KEYS = {
  cniVersion: go.string,
  name: go.string,
  type: go.string,
  mode: go.string,
  master: go.string,
  adapterName: go.string,
  bridge: go.string,
  logLevel: go.string,
  logTarget: go.string,
  infraVnetAddressSpace: go.string,
  ipv6Mode: go.string,
  serviceCidrs: go.string,
  vnetCidrs: go.string,
  podNamespaceForDualNetwork: strings,
  ipsToRouteViaHost: strings,
  multiTenancy: go.bool,
  enableSnatOnHost: go.bool,
  enableExactMatchForPodName: go.bool,
  disableHairpinOnHostInterface: go.bool,
  disableIPTableLock: go.bool,
  cnsurl: go.string,
  executionMode: go.string,
  ipam: go.struct('cni.IPAM', {
    mode: go.string,
    type: go.string,
    environment: go.string,
    addressSpace: go.string,
    subnet: go.string,
    ipAddress: go.string,
    queryInterval: go.string,
  }),
  dns: go.struct('types.DNS', { nameservers: strings, domain: go.string, search: strings, options: strings }),
  runtimeConfig: go.struct('cni.RuntimeConfig', {
    portMappings: go.slice(
      go.struct('cni.PortMapping', {
        hostPort: go.int,
        containerPort: go.int,
        protocol: go.string,
        hostIP: go.string,
      }),
    ),
    dns: go.struct('cni.RuntimeDNSConfig', { servers: strings, searches: strings, options: strings }),
  }),
  windowsSettings: go.struct('cni.WindowsSettings', {
    enableLoopbackDSR: go.bool,
    hnsTimeoutDurationInSeconds: go.int,
  }),
  AdditionalArgs: go.slice(go.struct('cni.KVPair', { name: go.string, value: go.raw })),
} as const
const ASYNC = { ...KEYS, disableAsyncDelete: go.bool } as const

/** `cni.NetworkConfig`, with `types.DNS` of containernetworking/cni. */
const NetworkConfig = go.struct('cni.NetworkConfig', { ...ASYNC, env: go.string })
/** The same before the last keys came. */
const BeforeEnv = go.struct('cni.NetworkConfig', ASYNC)
const BeforeAsync = go.struct('cni.NetworkConfig', KEYS)

/** The configuration as azure-vnet holds it after decoding. */
export type AzureConf = go.GoValue<typeof NetworkConfig>

/**
 * Decodes the configuration of azure-vnet; without a `cniVersion` it is 0.2.0. Settings that came after the release are
 * as if they were absent.
 * Source: Azure/azure-container-networking cni/netconfig.go cbd7560.
 */
export function decodeAzureConf(
  stdin: string | Uint8Array,
  release: ProgramVersion,
): go.GoDecoded<AzureConf> {
  const decoded = unmarshalled(stdin, release)
  const { cniVersion, windowsSettings, ...value } = decoded.value
  const { enableLoopbackDSR, hnsTimeoutDurationInSeconds } = windowsSettings
  return {
    ...decoded,
    value: {
      ...value,
      cniVersion: cniVersion === '' ? '0.2.0' : cniVersion,
      windowsSettings: {
        enableLoopbackDSR: azureKnows(release, 'enableLoopbackDSR') && enableLoopbackDSR,
        hnsTimeoutDurationInSeconds: azureKnows(release, 'hnsTimeoutDurationInSeconds')
          ? hnsTimeoutDurationInSeconds
          : 0n,
      },
    },
  }
}

function unmarshalled(stdin: string | Uint8Array, release: ProgramVersion): go.GoDecoded<AzureConf> {
  if (azureHas(release, 'env')) return go.unmarshal(stdin, NetworkConfig)
  if (azureHas(release, 'disableAsyncDelete')) {
    const decoded = go.unmarshal(stdin, BeforeEnv)
    return { ...decoded, value: { ...decoded.value, env: '' } }
  }
  const decoded = go.unmarshal(stdin, BeforeAsync)
  return { ...decoded, value: { ...decoded.value, disableAsyncDelete: false, env: '' } }
}

/** True where the addresses of pods are no addresses of the virtual network. */
export function isOverlay({ ipam }: AzureConf, release: ProgramVersion): boolean {
  return OVERLAY_MODES.some((mode) => mode === ipam.mode && azureKnows(release, mode))
}

/** True in the mode in which pods have addresses of a subnet of their own in the virtual network. */
export function isSwift(conf: AzureConf, release: ProgramVersion): boolean {
  return conf.executionMode === 'v4swift' && azureKnows(release, 'v4swift') && !isOverlay(conf, release)
}

/** Changes that azure-vnet makes to what it hands to its IPAM plugin. */
export type IpamChange = Partial<Pick<AzureConf['ipam'], 'type' | 'environment' | 'subnet' | 'ipAddress'>>

/**
 * What azure-vnet hands to its IPAM plugin: not what it was given, but its own configuration written again.
 * Source: cni/netconfig.go Serialize.
 */
export function serializedAzureConf(conf: AzureConf, change: IpamChange = {}): string {
  const { dns, runtimeConfig, windowsSettings } = conf
  const ipam = { ...conf.ipam, ...change }
  const printed = go.marshal({
    ...texts(conf, ['cniVersion', 'name', 'type', 'mode', 'master', 'adapterName', 'bridge', 'logLevel']),
    ...texts(conf, ['logTarget', 'infraVnetAddressSpace', 'ipv6Mode', 'serviceCidrs', 'vnetCidrs']),
    ...list('podNamespaceForDualNetwork', conf.podNamespaceForDualNetwork),
    ...list('ipsToRouteViaHost', conf.ipsToRouteViaHost),
    ...flags(conf, ['multiTenancy', 'enableSnatOnHost', 'enableExactMatchForPodName']),
    ...flags(conf, ['disableHairpinOnHostInterface', 'disableIPTableLock', 'disableAsyncDelete']),
    ...texts(conf, ['cnsurl', 'executionMode']),
    ipam: {
      ...texts(ipam, ['mode']),
      type: ipam.type,
      ...texts(ipam, ['environment', 'addressSpace', 'subnet', 'ipAddress', 'queryInterval']),
    },
    dns: {
      ...list('nameservers', dns.nameservers),
      ...texts(dns, ['domain']),
      ...list('search', dns.search),
      ...list('options', dns.options),
    },
    runtimeConfig: {
      ...list(
        'portMappings',
        runtimeConfig.portMappings?.map(({ hostIP, ...ports }) => ({
          ...ports,
          ...texts({ hostIP }, ['hostIP']),
        })),
      ),
      dns: {
        ...list('servers', runtimeConfig.dns.servers),
        ...list('searches', runtimeConfig.dns.searches),
        ...list('options', runtimeConfig.dns.options),
      },
    },
    windowsSettings: {
      ...flags(windowsSettings, ['enableLoopbackDSR']),
      ...(windowsSettings.hnsTimeoutDurationInSeconds === 0n
        ? {}
        : { hnsTimeoutDurationInSeconds: windowsSettings.hnsTimeoutDurationInSeconds }),
    },
    ...list(
      'AdditionalArgs',
      conf.AdditionalArgs?.map(({ name, value }) => ({
        name,
        value: value === undefined ? null : go.rawText(value.text),
      })),
    ),
    ...texts(conf, ['env']),
  })
  return printed.ok ? printed.text : ''
}

function texts<K extends string>(holder: Readonly<Record<K, string>>, names: readonly K[]): GoMembers {
  return Object.fromEntries(names.filter((name) => holder[name] !== '').map((name) => [name, holder[name]]))
}

function flags<K extends string>(holder: Readonly<Record<K, boolean>>, names: readonly K[]): GoMembers {
  return Object.fromEntries(names.filter((name) => holder[name]).map((name) => [name, true]))
}

function list(name: string, values: readonly go.GoJson[] | undefined): GoMembers {
  return values === undefined || values.length === 0 ? {} : { [name]: values }
}
