import type { Source } from './evidence.ts'
import { pluginsRelease } from './plugin-generations.ts'
import { atLeast, compareProgramVersions, constantVersion, type ProgramVersion } from './versions.ts'

/** What one release of the flannel CNI plugin is; it holds until the next row. */
export interface FlannelCniRelease {
  readonly since: string
  /** Release of containernetworking/cni. */
  readonly cni: string
  /** True where `ipam` of the configuration may be any object; before, it is `types.IPAM`. */
  readonly anyIpam: boolean
  /** True where subnet.env may have IPv6 keys. */
  readonly ipv6: boolean
  /** True where FLANNEL_NETWORK may be a list with commas. */
  readonly networkList: boolean
  /** What stands around the error of a bad configuration, of a bad subnet.env, and of the delegate. */
  readonly netConfError: Wrapping
  readonly subnetEnvError: Wrapping
  readonly delegateError: Wrapping
  readonly source: Source
}

export interface Wrapping {
  readonly before: string
  readonly after: string
}

const BARE: Wrapping = { before: '', after: '' }

const ERRORS = {
  bare: { netConfError: BARE, subnetEnvError: BARE },
  functions: {
    netConfError: { before: 'loadFlannelNetConf failed: ', after: '' },
    subnetEnvError: { before: 'loadFlannelSubnetEnv failed: ', after: '' },
  },
  sentences: {
    netConfError: { before: 'failed to load flannel netconf file: ', after: '' },
    subnetEnvError: {
      before: "failed to load flannel 'subnet.env' file: ",
      after: '. Check the flannel pod log for this node.',
    },
  },
} as const

/**
 * The releases at which something changes on Windows, oldest first. v0.8.x and v0.9.x are releases of
 * containernetworking/plugins, which the plugin left with v1.0.0; v0.1 and v1.x are releases of flannel-io/cni-plugin.
 * v1.1.2 and v1.9.1-flannel1 are measured, the others read from source.
 */
export const FLANNEL_CNI_RELEASES: readonly FlannelCniRelease[] = [
  cniPlugin('0.1', '0.8.1', 'bare'),
  plugins('0.8.0', { anyIpam: false, ipv6: false }),
  plugins('0.9.0', { anyIpam: true, ipv6: false }),
  plugins('0.9.1', { anyIpam: true, ipv6: true }),
  cniPlugin('1.0.0', '1.0.0', 'bare'),
  cniPlugin('1.1.0', '1.1.0', 'bare'),
  cniPlugin('1.1.2', '1.1.2', 'functions'),
  cniPlugin('1.5.1-flannel1', '1.2.1', 'functions'),
  cniPlugin('1.5.1-flannel2', '1.2.3', 'functions'),
  cniPlugin('1.7.1-flannel1', '1.3.0', 'functions'),
  cniPlugin('1.7.1-flannel2', '1.3.0', 'sentences'),
]

/** The row that holds for a release; within v0.8.x and v0.9.x the CNI library is that of the plugins release. */
export function flannelCniRelease(version: ProgramVersion): FlannelCniRelease {
  const holds = FLANNEL_CNI_RELEASES.findLast(({ since }) => {
    const bound = constantVersion(since)
    return bound !== undefined && compareProgramVersions(version, bound) >= 0
  })
  const row = holds ?? cniPlugin('0.1', '0.8.1', 'bare')
  return inPlugins(version) ? { ...row, cni: pluginsRelease(version).cni } : row
}

/** True for a release of the plugin that was part of containernetworking/plugins. */
function inPlugins(version: ProgramVersion): boolean {
  return atLeast(version, '0.8.0') && !atLeast(version, '1.0.0-rc2')
}

function plugins(since: string, has: Pick<FlannelCniRelease, 'anyIpam' | 'ipv6'>): FlannelCniRelease {
  return {
    since,
    cni: '0.7.0',
    ...has,
    networkList: false,
    netConfError: BARE,
    subnetEnvError: BARE,
    delegateError: BARE,
    source: { evidence: 'code', where: `containernetworking/plugins v${since} plugins/meta/flannel` },
  }
}

function cniPlugin(
  since: string,
  cni: string,
  errors: 'bare' | 'functions' | 'sentences',
): FlannelCniRelease {
  return {
    since,
    cni,
    anyIpam: true,
    ipv6: true,
    networkList: errors !== 'bare',
    ...ERRORS[errors],
    delegateError: { before: 'failed to delegate add: ', after: '' },
    source: {
      evidence: since === '1.1.2' || since === '1.7.1-flannel2' ? 'measured' : 'code',
      where: `flannel-io/cni-plugin v${since} flannel.go, flannel_windows.go`,
    },
  }
}
