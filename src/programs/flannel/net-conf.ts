import type { FlannelCniRelease } from '../../facts/flannel-cni-releases.ts'
import { constantVersion, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { oncePer } from '../../text/once-per.ts'
import { netConfType } from '../libcni.ts'

/** Where the plugin looks for subnet.env and keeps its state; on Windows both are below the root of the current drive. */
export const FLANNEL_DEFAULTS = {
  subnetFile: '/run/flannel/subnet.env',
  dataDir: '/var/lib/cni/flannel',
} as const

/**
 * What the flannel CNI plugin decodes of its configuration.
 * Source: flannel-io/cni-plugin flannel.go `NetConf`.
 */
export const flannelNetConf = oncePer((release: FlannelCniRelease) => {
  const { ipam, ...embedded } = netConfType(libraryOf(release)).fields
  const type = go.struct('main.NetConf', {
    ...embedded,
    ipam: release.anyIpam ? go.map(go.any) : ipam,
    subnetFile: go.string,
    dataDir: go.string,
    delegate: go.map(go.any),
    runtimeConfig: go.map(go.any),
  })
  return go.withDefaults(type, FLANNEL_DEFAULTS)
})

/** The release of containernetworking/cni that a release of the plugin is built with. */
export function libraryOf(release: FlannelCniRelease): ProgramVersion {
  return constantVersion(release.cni) ?? { numbers: [], suffix: '' }
}
