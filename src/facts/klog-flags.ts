import type { Source } from './evidence.ts'
import type { FlagFact } from './flag.ts'

/** Where it can be read which flags of the log came, were called deprecated and went. */
export const KLOG_SOURCES: readonly Source[] = [
  { evidence: 'code', where: 'k8s.io/component-base logs/logs.go AddFlags, v0.22.0, v0.23.0 and v0.26.0' },
  { evidence: 'code', where: 'kubernetes/kubernetes CHANGELOG-1.26.md #112120' },
]

/** The flags of klog that kube-proxy and kubelet alike had, but for those of the configuration (`-v`, `--vmodule`). */
export const KLOG_FLAGS: readonly Omit<FlagFact, 'sources'>[] = [
  { name: 'add-dir-header', type: 'bool' },
  { name: 'alsologtostderr', type: 'bool' },
  { name: 'log-backtrace-at', type: 'traceLocation', default: ':0' },
  { name: 'log-dir', type: 'string' },
  { name: 'log-file', type: 'string' },
  { name: 'log-file-max-size', type: 'uint', default: '1800' },
  { name: 'logtostderr', type: 'bool', default: 'true' },
  { name: 'one-output', type: 'bool', since: 20 },
  { name: 'skip-headers', type: 'bool' },
  { name: 'skip-log-headers', type: 'bool' },
  { name: 'stderrthreshold', type: 'severity', default: '2' },
]

/** How the flags of klog end, each in the same releases. */
export const KLOG_LIFE = {
  last: 25,
  gone: 26,
  deprecated: 23,
  instead: 'AppStdout and AppStderr of nssm.exe, or kube-log-runner.exe',
} as const satisfies Partial<FlagFact>
