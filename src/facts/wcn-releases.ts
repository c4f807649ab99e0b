import type { Source } from './evidence.ts'

/** What differs between the versions of nat, sdnbridge and sdnoverlay. */
export interface WcnRelease {
  readonly name: string
  /** True where `type` must be a plugin's name or HCN's type of network; before, it was that type as it stands. */
  readonly mapsTypes: boolean
  /** True where an endpoint without a gateway is asked for with a default route that has no next hop. */
  readonly emptyRoute: boolean
  readonly source: Source
}

const REPOSITORY = 'microsoft/windows-container-networking cni/cni.go, network/endpoint.go'

/** The versions that are modelled, oldest first: the newest tag, and the head of the repository. */
export const WCN_RELEASES = [
  {
    name: 'v0.3.1',
    mapsTypes: false,
    emptyRoute: true,
    source: { evidence: 'measured', where: `${REPOSITORY} v0.3.1` },
  },
  {
    name: 'b96345f',
    mapsTypes: true,
    emptyRoute: false,
    source: { evidence: 'measured', where: `${REPOSITORY} b96345f` },
  },
] as const satisfies readonly WcnRelease[]

/** The head of the repository. */
export const WCN_HEAD: WcnRelease = WCN_RELEASES[1]

/** The error of the plugin where HNS has no DSR. Source: Microsoft/hcsshim hcn/hcnerrors.go v0.8.26. */
export const WCN_NO_DSR = 'Platform does not support feature Direct Server Return (DSR)'
