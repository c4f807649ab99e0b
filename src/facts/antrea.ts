import type { Source } from './evidence.ts'

/** Names and places that Antrea has built in on Windows. */
export const ANTREA = {
  /** The commit that was read; releases from v2.0.0 on, which drop dockershim. */
  release: 'fc70f2bb7037',
  /** The CNI network: the agent gives back addresses that nobody holds under this name only. */
  cniNetwork: 'antrea',
  cniVersion: '0.3.0',
  hnsNetwork: 'antrea-hnsnetwork',
  fileName: '10-antrea.conflist',
  confDirectory: 'C:\\etc\\cni\\net.d',
  binDirectory: 'C:\\opt\\cni\\bin',
  /** Where the plugin finds the agent. */
  pipe: '\\\\.\\pipe\\cnisock',
  /** Release of containernetworking/cni in its go.mod. */
  cni: '1.3.0',
} as const

/** Where that is known from. */
export const ANTREA_SOURCE: Source = {
  evidence: 'code',
  where:
    'antrea-io/antrea pkg/agent/agent_windows.go, pkg/agent/util/net_windows.go, pkg/agent/cniserver, pkg/cni, build/charts/antrea-windows/conf fc70f2bb7037',
}
