import { ANTREA } from '../facts/antrea.ts'
import { OVN_KUBERNETES } from '../facts/ovn-kubernetes.ts'
import { atLeast, type ProgramVersion } from '../facts/versions.ts'
import type { ApiVersion, Cluster, Delegate, Driver, Plugin, PolicyEngine } from './cluster.ts'
import { asChoice, asInteger, asMatch, refuse } from './parse.ts'
import { compiledPlugins, defaultPlugin, delegatesOf, endpointPlugin, isWcn } from './pairs.ts'
import {
  defaulted,
  type Default,
  type Parse,
  read,
  readFlag,
  readOptional,
  type Reader,
  isGiven,
} from './reader.ts'
import { isDeviceName, LONGEST_NAME } from './windows-path.ts'

type Network = Cluster['network']

const DRIVERS: readonly Driver[] = ['l2bridge', 'overlay', 'l2tunnel', 'transparent', 'nat']
const PLUGINS: readonly Plugin[] = [
  'flannel',
  'win-bridge',
  'win-overlay',
  'azure-vnet',
  'sdnbridge',
  'sdnoverlay',
  'ovn-kubernetes',
  'nat',
  'calico',
  'antrea',
]

const DELEGATES: readonly Delegate[] = ['win-bridge', 'win-overlay', 'sdnbridge', 'sdnoverlay']

const POLICY_ENGINES: readonly PolicyEngine[] = ['calico']

/** Driver and plugin, and whether they are what the spec says. */
export interface PairDraft {
  readonly driver: Driver
  readonly plugin: Plugin
  readonly delegate?: Delegate
  readonly isKnown: boolean
}

/** `network.driver` and `network.plugin`, on which most other defaults rest. */
export function readPair(reader: Reader): PairDraft {
  const given = readOptional(reader, ['network', 'driver'], asChoice(DRIVERS))
  const driver = given ?? 'l2bridge'
  const others = compiledPlugins(driver)
  const plugin = read(reader, ['network', 'plugin'], asChoice(PLUGINS), {
    value: defaultPlugin(driver),
    why: others.length > 1 ? `the usual plugin for ${driver}` : `the plugin that serves ${driver}`,
  })
  const named = readOptional(reader, ['network', 'plugin'], asChoice(PLUGINS))
  const isKnown = given !== undefined && (named !== undefined || !isGiven(reader, ['network', 'plugin']))
  return { driver, plugin, ...readDelegate(reader, driver, plugin), isKnown }
}

/** Without flannel the value means nothing; it is read for its mistakes only. */
function readDelegate(reader: Reader, driver: Driver, plugin: Plugin): Pick<PairDraft, 'delegate'> {
  const path = ['network', 'delegate']
  const [usual] = delegatesOf(driver)
  const delegate =
    plugin === 'flannel'
      ? read(reader, path, asChoice(DELEGATES), { value: usual, why: `the usual delegate for ${driver}` })
      : undefined
  if (plugin !== 'flannel') readOptional(reader, path, asChoice(DELEGATES))
  return delegate === undefined ? {} : { delegate }
}

/** The HNS network: everything of `network` that depends on the runtime and the plugin release. */
export function readNetwork(reader: Reader, pair: PairDraft, runtime: Cluster['runtime']): Network {
  const { driver, plugin, delegate } = pair
  const engine = readOptional(reader, ['network', 'policyEngine'], asChoice(POLICY_ENGINES))
  const overlay = driver === 'overlay' ? readOverlay(reader, plugin) : checkOverlay(reader)
  const mtu = readOptional(reader, ['network', 'mtu'], asInteger)
  return {
    driver,
    plugin,
    ...(delegate === undefined ? {} : { delegate }),
    // Calico with a network of its own enforces policies anyway.
    ...(engine === undefined || plugin === 'calico' ? {} : { policyEngine: engine }),
    name: readName(reader, { driver, plugin }, overlay?.vni),
    apiVersion: readApi(reader, endpointPlugin(pair), runtime.name),
    ...overlay,
    dsr: readFlag(reader, ['network', 'dsr'], { value: false, why: 'not asked for' }),
    ipMasq: readIpMasq(reader, plugin),
    ...(mtu === undefined ? {} : { mtu }),
  }
}

/** True when win-bridge or win-overlay of this release takes endpoint policies in the form of HCN (v2). */
export function speaksHcn(driver: Driver, plugins: ProgramVersion): boolean {
  // win-overlay has its v2 path since v1.2.0 (containernetworking/plugins 8b8825bc), win-bridge since v0.8.0.
  return driver !== 'overlay' || atLeast(plugins, '1.2.0')
}

function readOverlay(
  reader: Reader,
  plugin: Plugin,
): { readonly vni: number; readonly port: number; readonly macPrefix?: string } {
  return {
    vni:
      plugin === 'ovn-kubernetes'
        ? readHybridVni(reader)
        : read(reader, ['network', 'vni'], vniOfPlugin(plugin), LEAST_VNI),
    port: read(reader, ['network', 'port'], portOfPlugin(plugin), {
      value: 4789,
      why: plugin === 'ovn-kubernetes' ? 'what OVN-Kubernetes takes' : 'the only one that Windows takes',
    }),
    ...(isWcn(plugin) ? checkMacPrefix(reader) : { macPrefix: readMacPrefix(reader) }),
  }
}

const LEAST_VNI: Default<number> = { value: 4096, why: 'the least that Windows takes' }

/** That of the hybrid overlay is a constant. */
function readHybridVni(reader: Reader): number {
  const path = ['network', 'vni']
  readOptional(reader, path, asVni)
  return isGiven(reader, path)
    ? OVN_KUBERNETES.vni
    : defaulted(reader, path, { value: OVN_KUBERNETES.vni, why: 'that of the hybrid overlay' })
}

function readMacPrefix(reader: Reader): string {
  return read(reader, ['network', 'macPrefix'], asMacPrefix, {
    value: '0E-2A',
    why: 'what win-overlay and flanneld take',
  })
}

/** HNS makes up the MAC addresses of sdnoverlay: the value is read for its mistakes only. */
function checkMacPrefix(reader: Reader): object {
  readOptional(reader, ['network', 'macPrefix'], asMacPrefix)
  return {}
}

/** With another driver the values mean nothing; they are read for their mistakes only. */
function checkOverlay(reader: Reader): undefined {
  readOptional(reader, ['network', 'vni'], asVni)
  readOptional(reader, ['network', 'port'], portOfPlugin('flannel'))
  readOptional(reader, ['network', 'macPrefix'], asMacPrefix)
}

/** flanneld's `--ip-masq`; without flannel there is no flanneld, so it is false. */
function readIpMasq(reader: Reader, plugin: Plugin): boolean {
  const path = ['network', 'ipMasq']
  if (plugin === 'flannel') {
    return readFlag(reader, path, {
      value: true,
      why: 'what every published setup of flannel on Windows passes',
    })
  }
  readFlag(reader, path, { value: false, why: 'only flanneld has it' })
  return false
}

/** That of Antrea and that of OVN-Kubernetes are constants of their agents. */
function readName(
  reader: Reader,
  pair: { readonly driver: Driver; readonly plugin: Plugin },
  vni?: number,
): string {
  const path = ['network', 'name']
  const found = read(reader, path, asNetworkName, defaultName(pair, vni))
  if (pair.plugin === 'ovn-kubernetes') return OVN_KUBERNETES.hnsNetwork
  return pair.plugin === 'antrea' ? ANTREA.cniNetwork : found
}

function defaultName({ driver, plugin }: { driver: Driver; plugin: Plugin }, vni?: number): Default<string> {
  if (plugin === 'azure-vnet') return { value: 'azure', why: 'what AKS calls it' }
  if (driver === 'l2tunnel') return { value: 'l2tunnel', why: 'a name; give that of the network that exists' }
  if (plugin === 'antrea')
    return { value: ANTREA.cniNetwork, why: 'the only name under which its agent looks' }
  if (driver === 'nat') return { value: 'nat', why: 'what containerd and Docker call it' }
  if (plugin === 'calico') return { value: 'Calico', why: 'what the installers of Calico call it' }
  if (driver !== 'overlay') return { value: 'cbr0', why: "flanneld's default for host-gw" }
  if (plugin === 'ovn-kubernetes')
    return { value: OVN_KUBERNETES.hnsNetwork, why: 'what the agent of OVN-Kubernetes calls it' }
  if (plugin === 'flannel') return { value: `flannel.${vni}`, why: "flanneld's default for vxlan" }
  return { value: 'vxlan0', why: 'what the scripts of microsoft/SDN call it' }
}

/**
 * Calico looks for the network namespace that dockershim gives, and reads no `apiVersion`.
 * Source: projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go 87c15906f20c.
 */
function readApi(reader: Reader, plugin: Plugin, runtime: 'containerd' | 'dockershim'): ApiVersion {
  const usual = defaultApiVersion(runtime, plugin)
  const found = read(reader, ['network', 'apiVersion'], asApiVersion, usual)
  return plugin === 'calico' ? usual.value : found
}

function defaultApiVersion(runtime: 'containerd' | 'dockershim', plugin: Plugin): Default<ApiVersion> {
  if (plugin === 'antrea') return { value: 1, why: 'its agent asks HNS (v1) for endpoints' }
  if (isWcn(plugin)) return { value: 2, why: `${plugin} knows no other` }
  return runtime === 'containerd'
    ? { value: 2, why: 'containerd gives pods an HCN namespace' }
    : { value: 1, why: 'dockershim gives pods no HCN namespace' }
}

const asApiVersion: Parse<ApiVersion> = (text) =>
  text === '1' ? { ok: true, value: 1 } : text === '2' ? { ok: true, value: 2 } : { ok: false }

/** `10-NAME.conflist` has to be a file name too. */
const LONGEST_NETWORK_NAME = LONGEST_NAME - '10-.conflist'.length

/**
 * A name that libcni takes (containernetworking/cni pkg/utils/utils.go, v1.3.0) and that Windows takes as the directory
 * of host-local (containernetworking/plugins plugins/ipam/host-local/backend/disk/backend.go, v1.9.1).
 */
const asNetworkName: Parse<string> = (text) => {
  const fault = networkNameFault(text)
  if (fault === undefined) return { ok: true, value: text }
  return refuse({ code: 'WIN121', message: `\`${text}\` cannot be the name of a CNI network`, ...fault })
}

function networkNameFault(text: string): { readonly label: string; readonly help: string } | undefined {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text)) {
    return {
      label: 'libcni stops: `invalid characters found in network name`',
      help: 'begin with a letter or digit and use only letters, digits, `_`, `.` and `-`',
    }
  }
  const label = 'host-local keeps the addresses of the network in a directory of this name'
  if (text.length > LONGEST_NETWORK_NAME)
    return { label, help: `write at most ${LONGEST_NETWORK_NAME} characters` }
  if (isDeviceName(text)) return { label, help: 'take another name: Windows keeps this one for a device' }
  return text.endsWith('.') ? { label, help: 'remove the dot at the end: Windows cuts it off' } : undefined
}

const asVni = vniOf(
  'flannel',
  (text) => `flanneld exits: \`VNI [${text}] must be greater than or equal to 4096 on Windows\``,
)
/** Of a network that neither flanneld nor Calico makes. */
const asOverlayVni = vniOf('an overlay', () => 'flanneld and Calico stop on Windows at such a VNI')

function vniOfPlugin(plugin: Plugin): Parse<number> {
  if (plugin === 'calico') return asCalicoVni
  return plugin === 'flannel' ? asVni : asOverlayVni
}
const asCalicoVni = vniOf('Calico', () => 'no pod starts: `Windows does not support VXLANVNI < 4096`')

/** A VNI that the plugin takes on Windows, in the bounds that all nodes share. */
function vniOf(plugin: string, stops: (text: string) => string): Parse<number> {
  return (text) => {
    const parsed = asInteger(text)
    if (!parsed.ok || (parsed.value >= 4096 && parsed.value <= 65535)) return parsed
    const small = parsed.value < 4096
    return {
      ok: false,
      problem: {
        code: 'WIN110',
        message: `VNI \`${text}\` is too ${small ? `small: ${plugin} on Windows needs 4096 or more` : 'large: Windows nodes publish it in 16 bits'}`,
        label: small ? stops(text) : `the other nodes read ${parsed.value % 65536}`,
        help: 'choose a VNI from 4096 to 65535, and the same on the Linux nodes',
      },
    }
  }
}

/** flanneld on Windows takes one port only, and HNS takes it where no policy of the network names another. */
function portOfPlugin(plugin: Plugin): Parse<number> {
  if (plugin === 'ovn-kubernetes') return asInteger
  return (text) => {
    const parsed = asInteger(text)
    if (!parsed.ok || parsed.value === 4789) return parsed
    return {
      ok: false,
      problem: {
        code: 'WIN111',
        message: `VXLAN port \`${text}\` is not 4789`,
        label:
          plugin === 'flannel'
            ? `flanneld exits: \`Port [${text}] is not supported on Windows. Omit the setting to default to port 4789\``
            : 'the HNS network takes 4789, and nodes with another port are not reached',
        help: 'use 4789 on the Linux nodes too; the default of flanneld there is 8472',
      },
    }
  }
}

const asMacPrefix: Parse<string> = (text) => {
  const parsed = asMatch(/^[0-9A-Fa-f]{2}-[0-9A-Fa-f]{2}$/, (bad) => ({
    code: 'WIN122',
    message: `\`${bad}\` is no MAC prefix: it has no form like \`0E-2A\``,
    label: `win-overlay stops: \`endpointMacPrefix [${bad}] is invalid, value must be of the format xx-xx\``,
    help: 'write two octets in hexadecimal with `-` between them',
  }))(text)
  return parsed.ok ? { ok: true, value: parsed.value.toUpperCase() } : parsed
}
