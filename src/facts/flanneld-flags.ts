import type { Source } from './evidence.ts'

/** A flag of flanneld, by release. */
export interface FlanneldFlag {
  readonly name: string
  /** `list`: may be given several times. */
  readonly type: 'bool' | 'int' | 'string' | 'list'
  /** The first release that has it; absent: v0.11.0 or before. */
  readonly since?: string
  /** `none`: accepted on Windows without any effect; `etcd`: only without `--kube-subnet-mgr`. */
  readonly effect?: 'none' | 'etcd'
  /** The first release that refuses it on Windows. */
  readonly refusedSince?: string
}

/** Where the flags of flanneld are known from. */
export const FLANNELD_FLAG_SOURCES: readonly Source[] = [
  { evidence: 'code', where: 'flannel-io/flannel main.go, v0.11.0 to v0.28.9' },
]

/** Every flag of flanneld on Windows, in the order of the help. */
export const FLANNELD_FLAGS = [
  { name: 'etcd-endpoints', type: 'string', effect: 'etcd' },
  { name: 'etcd-prefix', type: 'string', effect: 'etcd' },
  { name: 'etcd-keyfile', type: 'string', effect: 'etcd' },
  { name: 'etcd-certfile', type: 'string', effect: 'etcd' },
  { name: 'etcd-cafile', type: 'string', effect: 'etcd' },
  { name: 'etcd-username', type: 'string', effect: 'etcd' },
  { name: 'etcd-password', type: 'string', effect: 'etcd' },
  { name: 'iface', type: 'list' },
  { name: 'iface-regex', type: 'list' },
  { name: 'iface-can-reach', type: 'string', since: '0.18.0', refusedSince: '0.24.1' },
  { name: 'subnet-file', type: 'string' },
  { name: 'public-ip', type: 'string' },
  { name: 'public-ipv6', type: 'string', since: '0.15.0' },
  { name: 'subnet-lease-renew-margin', type: 'int', effect: 'etcd' },
  { name: 'ip-masq', type: 'bool' },
  { name: 'ip-masq-fully-random-disable', type: 'bool', since: '0.27.4', effect: 'none' },
  { name: 'ip-blackhole-route', type: 'bool', since: '0.27.1', effect: 'none' },
  { name: 'kube-subnet-mgr', type: 'bool' },
  { name: 'kube-api-url', type: 'string' },
  { name: 'kube-annotation-prefix', type: 'string' },
  { name: 'kubeconfig-file', type: 'string' },
  { name: 'version', type: 'bool' },
  { name: 'healthz-ip', type: 'string' },
  { name: 'healthz-port', type: 'int' },
  { name: 'iptables-resync', type: 'int', effect: 'none' },
  { name: 'iptables-forward-rules', type: 'bool', effect: 'none' },
  { name: 'net-config-path', type: 'string', since: '0.12.0' },
  { name: 'set-node-network-unavailable', type: 'bool', since: '0.15.0' },
  { name: 'v', type: 'int' },
  { name: 'vmodule', type: 'string' },
  { name: 'log_backtrace_at', type: 'string' },
] as const satisfies readonly FlanneldFlag[]
