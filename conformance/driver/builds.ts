import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Build, isObtainable, pinnedVersion } from './build.ts'
import { CONFORMANCE } from './places.ts'
import {
  calicoRecipe,
  azureRecipe,
  cniRecipe,
  findRecipe,
  flannelRecipe,
  hcsshimRecipe,
  pluginsRecipe,
  vpcRecipe,
  wcnRecipe,
  withOlder,
} from './recipes.ts'

/** Releases of containernetworking/plugins: every behaviour of the Windows plugins since v0.8.2. */
export const PLUGINS = ['v0.8.5', 'v0.8.6', 'v0.9.1', 'v1.0.1', 'v1.2.0', 'v1.6.0', 'v1.9.1'] as const

/** Releases of containernetworking/cni. */
export const CNI = ['v0.8.1', 'v1.0.1', 'v1.1.2', 'v1.2.3', 'v1.3.0', 'v1.3.1'] as const

/** Releases of containernetworking/plugins that hold the flannel CNI plugin. */
export const FLANNEL_IN_PLUGINS: readonly string[] = PLUGINS.filter((version) => version.startsWith('v0.'))

/** The Windows plugins and host-local of one release, and flannel where it is part of it. */
export function pluginsBuild(version: string): Build {
  const flannel = FLANNEL_IN_PLUGINS.includes(version)
  const plugins = 'github.com/containernetworking/plugins'
  return {
    versions: `plugins-${version}`,
    main: 'runners/plugins',
    recipes: {
      'github.com/containernetworking/cni': cniRecipe,
      'github.com/Microsoft/hcsshim': hcsshimRecipe(hcsshimRoot()),
      [plugins]: flannel
        ? (module) => {
            pluginsRecipe(module)
            flannelRecipe('plugins/meta/flannel/')(module)
          }
        : pluginsRecipe,
    },
    ...(flannel ? { tags: 'flannel' } : {}),
  }
}

/** Releases of hcsshim whose types are held against what is lowered. */
export const HCSSHIM = ['v0.13.0', 'v0.15.0'] as const

export function hcsshimBuild(version: string): Build {
  return {
    versions: `hcsshim-${version}`,
    main: 'runners/hcsshim',
    recipes: { 'github.com/Microsoft/hcsshim': hcsshimRecipe(hcsshimRoot()) },
  }
}

function hcsshimRoot(): string {
  return readFileSync(join(CONFORMANCE, 'standins/hcsshim/root.go.txt'), 'utf8')
}

/** encoding/json of the Go release at hand. */
export function goJsonBuild(): Build {
  return { versions: 'go-json', main: 'runners/go-json' }
}

/** Releases of k8s.io/kube-proxy and k8s.io/kubelet, from the oldest with a strict decoder to the newest. */
export const KUBERNETES = [
  'v0.16.9',
  'v0.18.0',
  'v0.20.0',
  'v0.22.0',
  'v0.24.0',
  'v0.26.0',
  'v0.28.0',
  'v0.31.0',
  'v0.34.0',
  'v0.37.2',
] as const

/** The decoders, flags and gates of one release of Kubernetes. */
export function kubernetesBuild(version: string): Build {
  return { versions: `kubernetes-${version}`, main: 'runners/kubernetes' }
}

export function libcniBuild(version: string): Build {
  return {
    versions: `cni-${version}`,
    main: 'runners/libcni',
    recipes: { 'github.com/containernetworking/cni': findRecipe },
  }
}

/** Releases of containerd/go-cni, and a release of containerd that has each. */
export const GO_CNI: ReadonlyMap<string, string> = new Map([
  ['v1.0.2', 'v1.5.0'],
  ['v1.1.3', 'v1.6.0'],
  ['v1.1.9', 'v1.7.0'],
  ['v1.1.10', 'v2.0.0'],
  ['v1.1.12', 'v2.1.0'],
  // Newer than any release of containerd has, with libcni as in 2.1.
  ['v1.1.14', 'v2.1.0'],
])

export function goCniBuild(version: string): Build {
  return { versions: `go-cni-${version}`, main: 'runners/go-cni' }
}

/** Releases of flannel that the module proxy has, and those whose code for subnet.env lies in a package. */
export const FLANNELD = ['v0.12.0', 'v0.19.2', 'v0.25.7', 'v0.28.4', 'v0.28.10'] as const
export const FLANNELD_IN_PKG: readonly string[] = FLANNELD.slice(2)

export function flanneldBuild(version: string): Build {
  const layout = version === 'v0.12.0' ? 'coreos' : version === 'v0.19.2' ? 'outer' : 'inner'
  return { versions: `flanneld-${version}`, main: 'runners/flanneld', tags: layout }
}

/** Releases of flannel-io/cni-plugin. */
export const FLANNEL_CNI_PLUGIN = ['v1.1.2', 'v1.9.1-flannel1'] as const

const FLANNEL_MODULE = 'github.com/flannel-io/cni-plugin'

/** Those of them that are not at hand: their recorded outcomes stand. */
export const flannelOutOfReach = once(() =>
  FLANNEL_CNI_PLUGIN.filter((version) => !isObtainable(FLANNEL_MODULE, version)),
)

/** The flannel CNI plugin, also since it has a repository of its own. */
export function flannelBuild(version: string): Build {
  if (FLANNEL_IN_PLUGINS.includes(version)) return pluginsBuild(version)
  const { recipes } = pluginsBuild('v1.9.1')
  return {
    versions: `flannel-${version}`,
    main: 'runners/flannel',
    recipes: { ...recipes, [FLANNEL_MODULE]: flannelRecipe('') },
  }
}

/** The newest tag of microsoft/windows-container-networking, and its head. */
export const WCN = ['v0.3.1', 'b96345f'] as const

const WCN_MODULE = 'github.com/Microsoft/windows-container-networking'
const HCSSHIM_MODULE = 'github.com/Microsoft/hcsshim'

/** Those of them that are not at hand. */
export const wcnOutOfReach = once(() =>
  WCN.filter((version) => !isObtainable(WCN_MODULE, pinnedVersion(`wcn-${version}`, WCN_MODULE))),
)

/** nat, sdnbridge and sdnoverlay of one version, and host-local of plugins v1.2.0, which has their library of CNI. */
export function wcnBuild(version: string): Build {
  const versions = `wcn-${version}`
  const hcsshim = pinnedVersion(versions, HCSSHIM_MODULE)
  const { recipes } = pluginsBuild('v1.2.0')
  return {
    versions,
    main: 'runners/wcn',
    recipes: {
      ...recipes,
      'github.com/containernetworking/plugins': withOlder(HCSSHIM_MODULE, hcsshim, pluginsRecipe),
      [WCN_MODULE]: wcnRecipe,
    },
  }
}

/** The head of Azure/azure-container-networking, after v1.8.12, and the last release that looks at `mode`. */
export const AZURE = ['v1.6.15', 'cbd7560'] as const

const AZURE_MODULE = 'github.com/Azure/azure-container-networking'

/** Those of them that are not at hand. */
export const azureOutOfReach = once(() =>
  AZURE.filter((version) => !isObtainable(AZURE_MODULE, pinnedVersion(`azure-${version}`, AZURE_MODULE))),
)

/** azure-vnet of one version. */
export function azureBuild(version: string): Build {
  const plugin = readFileSync(join(CONFORMANCE, 'standins/azurehost/plugin.go.txt'), 'utf8')
  return {
    versions: `azure-${version}`,
    main: 'runners/azure',
    recipes: {
      'github.com/containernetworking/cni': cniRecipe,
      [HCSSHIM_MODULE]: hcsshimRecipe(hcsshimRoot()),
      [AZURE_MODULE]: azureRecipe(plugin),
    },
  }
}

function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined
  return () => (answer ??= { value: ask() }).value
}

/** The one release of Calico since 2020 that the module proxy has: a commit of its branch release-v3.29. */
export const CALICO = ['v1.11.0-cni-plugin.0.20250813170300-a0db560f0520'] as const

export function calicoBuild(): Build {
  return {
    versions: 'calico-a0db560f0520',
    main: 'runners/calico',
    recipes: { 'github.com/projectcalico/calico': calicoRecipe },
  }
}

/** The head of aws/amazon-vpc-cni-plugins. */
export const VPC_BRIDGE = ['be52143'] as const

const VPC_MODULE = 'github.com/aws/amazon-vpc-cni-plugins'

/** Those of them that are not at hand. */
export const vpcBridgeOutOfReach = once(() =>
  VPC_BRIDGE.filter(
    (version) => !isObtainable(VPC_MODULE, pinnedVersion(`vpc-bridge-${version}`, VPC_MODULE)),
  ),
)

/** The configuration of vpc-bridge of one version. */
export function vpcBridgeBuild(version: string): Build {
  return {
    versions: `vpc-bridge-${version}`,
    main: 'runners/vpc-bridge',
    recipes: { [VPC_MODULE]: vpcRecipe },
  }
}
