import type { Source } from './evidence.ts'
import { type FlagFact, known } from './flag.ts'
import { KLOG_FLAGS, KLOG_LIFE, KLOG_SOURCES } from './klog-flags.ts'

const RUN: Source = {
  evidence: 'measured',
  where: 'kubernetes/kubernetes v1.20.2 built for Windows: kube-proxy.exe --help, executed',
}
const OPTIONS_2026: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes cmd/kube-proxy/app/options.go 9db3c1074a36',
}
const APP: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes cmd/kube-proxy/app, each minor from v1.13.0 to v1.37.0',
}
const INIT_WINDOWS: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes cmd/kube-proxy/app/init_windows.go 78fc8e44052f',
}
const TYPES: Source = {
  evidence: 'code',
  where: 'k8s.io/kube-proxy config/v1alpha1/types.go v0.15.12 to v0.37.0',
}
const USERSPACE: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes#104631 (1.23), #112133 (1.26)',
}
const COMPONENT_BASE: Source = {
  evidence: 'code',
  where: 'k8s.io/component-base logs/api/v1/options.go v0.28.0 to v0.37.0',
}

/** Every flag of kube-proxy.exe on Windows, grouped by where the row comes from. */
export const KUBE_PROXY_FLAGS: readonly FlagFact[] = [
  ...known([RUN, ...KLOG_SOURCES], KLOG_FLAGS, { ...KLOG_LIFE, beatsConfig: true }),
  ...known(
    [RUN, OPTIONS_2026],
    [
      { name: 'bind-address', type: 'ip', default: '0.0.0.0', field: 'bindAddress' },
      { name: 'bind-address-hard-fail', type: 'bool', since: 19, field: 'bindAddressHardFail' },
      { name: 'cleanup', type: 'bool', os: 'linux', beatsConfig: true },
      { name: 'cluster-cidr', type: 'string', field: 'clusterCIDR', os: 'linux' },
      { name: 'config', type: 'string', beatsConfig: true },
      { name: 'config-sync-period', type: 'duration', default: '15m0s', field: 'configSyncPeriod' },
      {
        name: 'conntrack-max-per-core',
        type: 'int32',
        default: '32768',
        field: 'conntrack.maxPerCore',
        os: 'linux',
      },
      { name: 'conntrack-min', type: 'int32', default: '131072', field: 'conntrack.min', os: 'linux' },
      {
        name: 'conntrack-tcp-timeout-close-wait',
        type: 'duration',
        default: '1h0m0s',
        field: 'conntrack.tcpCloseWaitTimeout',
        os: 'linux',
      },
      {
        name: 'conntrack-tcp-timeout-established',
        type: 'duration',
        default: '24h0m0s',
        field: 'conntrack.tcpEstablishedTimeout',
        os: 'linux',
      },
      { name: 'detect-local-mode', type: 'LocalMode', since: 18, field: 'detectLocalMode', os: 'linux' },
      { name: 'enable-dsr', type: 'bool', since: 14, field: 'winkernel.enableDSR', os: 'windows' },
      { name: 'feature-gates', type: 'mapStringBool', field: 'featureGates' },
      { name: 'healthz-bind-address', type: 'ipport', default: '0.0.0.0:10256', field: 'healthzBindAddress' },
      {
        name: 'healthz-port',
        type: 'int32',
        default: '10256',
        deprecated: 14,
        hidden: true,
        instead: '--healthz-bind-address',
      },
      { name: 'help', type: 'bool', beatsConfig: true },
      { name: 'hostname-override', type: 'string', field: 'hostnameOverride', beatsConfig: true },
      {
        name: 'iptables-masquerade-bit',
        type: 'int32',
        default: '14',
        field: 'iptables.masqueradeBit',
        os: 'linux',
      },
      { name: 'iptables-min-sync-period', type: 'duration', default: '1s', field: 'iptables.minSyncPeriod' },
      { name: 'iptables-sync-period', type: 'duration', default: '30s', field: 'iptables.syncPeriod' },
      { name: 'ipvs-exclude-cidrs', type: 'strings', field: 'ipvs.excludeCIDRs', os: 'linux' },
      { name: 'ipvs-min-sync-period', type: 'duration', field: 'ipvs.minSyncPeriod', os: 'linux' },
      { name: 'ipvs-scheduler', type: 'string', field: 'ipvs.scheduler', os: 'linux' },
      { name: 'ipvs-strict-arp', type: 'bool', since: 15, field: 'ipvs.strictARP', os: 'linux' },
      { name: 'ipvs-sync-period', type: 'duration', default: '30s', field: 'ipvs.syncPeriod', os: 'linux' },
      { name: 'ipvs-tcp-timeout', type: 'duration', since: 18, field: 'ipvs.tcpTimeout', os: 'linux' },
      { name: 'ipvs-tcpfin-timeout', type: 'duration', since: 18, field: 'ipvs.tcpFinTimeout', os: 'linux' },
      { name: 'ipvs-udp-timeout', type: 'duration', since: 18, field: 'ipvs.udpTimeout', os: 'linux' },
      { name: 'kube-api-burst', type: 'int32', default: '10', field: 'clientConnection.burst' },
      {
        name: 'kube-api-content-type',
        type: 'string',
        default: 'application/vnd.kubernetes.protobuf',
        field: 'clientConnection.contentType',
      },
      { name: 'kube-api-qps', type: 'float32', default: '5', field: 'clientConnection.qps' },
      { name: 'kubeconfig', type: 'string', field: 'clientConnection.kubeconfig' },
      {
        name: 'log-flush-frequency',
        type: 'duration',
        default: '5s',
        field: 'logging.flushFrequency',
        beatsConfig: true,
      },
      { name: 'masquerade-all', type: 'bool', field: 'iptables.masqueradeAll', os: 'linux' },
      { name: 'master', type: 'string', beatsConfig: true },
      {
        name: 'metrics-bind-address',
        type: 'ipport',
        default: '127.0.0.1:10249',
        field: 'metricsBindAddress',
      },
      {
        name: 'metrics-port',
        type: 'int32',
        since: 14,
        default: '10249',
        deprecated: 14,
        hidden: true,
        instead: '--metrics-bind-address',
      },
      { name: 'network-name', type: 'string', since: 14, field: 'winkernel.networkName', os: 'windows' },
      { name: 'nodeport-addresses', type: 'strings', field: 'nodePortAddresses', os: 'linux' },
      { name: 'oom-score-adj', type: 'int32', default: '-999', field: 'oomScoreAdj', os: 'linux' },
      { name: 'profiling', type: 'bool', field: 'enableProfiling' },
      { name: 'proxy-mode', type: 'ProxyMode', field: 'mode' },
      {
        name: 'proxy-port-range',
        type: 'port-range',
        last: 30,
        gone: 31,
        deprecated: 29,
        field: 'portRange',
      },
      {
        name: 'show-hidden-metrics-for-version',
        type: 'string',
        since: 18,
        field: 'showHiddenMetricsForVersion',
      },
      { name: 'source-vip', type: 'string', since: 14, field: 'winkernel.sourceVip', os: 'windows' },
      { name: 'v', type: 'Level', field: 'logging.verbosity', beatsConfig: true },
      { name: 'version', type: 'version[=true]', beatsConfig: true },
      { name: 'vmodule', type: 'moduleSpec', field: 'logging.vmodule', beatsConfig: true },
      {
        name: 'windows-service',
        type: 'bool',
        field: 'windowsRunAsService',
        os: 'windows',
        beatsConfig: true,
      },
      { name: 'write-config-to', type: 'string', beatsConfig: true },
    ],
  ),
  ...known(
    [RUN, APP],
    [
      {
        name: 'cleanup-ipvs',
        type: 'bool',
        default: 'true',
        last: 20,
        gone: 21,
        deprecated: 17,
        hidden: true,
        os: 'linux',
      },
    ],
  ),
  ...known(
    [APP],
    [{ name: 'cleanup-iptables', type: 'bool', last: 14, gone: 15, deprecated: 14, os: 'linux' }],
  ),
  ...known(
    [TYPES],
    [
      {
        name: 'conntrack-max',
        type: 'int32',
        last: 14,
        gone: 15,
        deprecated: 14,
        field: 'conntrack.max',
        os: 'linux',
      },
      {
        name: 'resource-container',
        type: 'string',
        last: 15,
        gone: 16,
        deprecated: 14,
        field: 'resourceContainer',
      },
    ],
  ),
  ...known(
    [OPTIONS_2026, TYPES],
    [
      {
        name: 'conntrack-tcp-be-liberal',
        type: 'bool',
        since: 29,
        field: 'conntrack.tcpBeLiberal',
        os: 'linux',
      },
      {
        name: 'conntrack-udp-timeout',
        type: 'duration',
        since: 29,
        field: 'conntrack.udpTimeout',
        os: 'linux',
      },
      {
        name: 'conntrack-udp-timeout-stream',
        type: 'duration',
        since: 29,
        field: 'conntrack.udpStreamTimeout',
        os: 'linux',
      },
      {
        name: 'iptables-localhost-nodeports',
        type: 'bool',
        default: 'true',
        since: 26,
        field: 'iptables.localhostNodePorts',
        os: 'linux',
      },
      {
        name: 'logging-format',
        type: 'string',
        default: 'text',
        since: 28,
        field: 'logging.format',
        beatsConfig: true,
      },
      {
        name: 'pod-bridge-interface',
        type: 'string',
        since: 24,
        field: 'detectLocal.bridgeInterface',
        os: 'linux',
      },
      {
        name: 'pod-interface-name-prefix',
        type: 'string',
        since: 24,
        field: 'detectLocal.interfaceNamePrefix',
        os: 'linux',
      },
    ],
  ),
  ...known(
    [INIT_WINDOWS, TYPES],
    [
      {
        name: 'forward-healthcheck-vip',
        type: 'bool',
        since: 24,
        field: 'winkernel.forwardHealthCheckVip',
        os: 'windows',
      },
      {
        name: 'root-hnsendpoint-name',
        type: 'string',
        default: 'cbr0',
        since: 24,
        field: 'winkernel.rootHnsEndpointName',
        os: 'windows',
      },
    ],
  ),
  ...known([OPTIONS_2026], [{ name: 'init-only', type: 'bool', since: 29, os: 'linux', beatsConfig: true }]),
  ...known(
    [OPTIONS_2026, COMPONENT_BASE],
    [
      {
        name: 'log-json-info-buffer-size',
        type: 'quantity',
        since: 28,
        field: 'logging.options.json.infoBufferSize',
        beatsConfig: true,
      },
      {
        name: 'log-json-split-stream',
        type: 'bool',
        since: 28,
        field: 'logging.options.json.splitStream',
        beatsConfig: true,
      },
      {
        name: 'log-text-info-buffer-size',
        type: 'quantity',
        since: 30,
        field: 'logging.options.text.infoBufferSize',
        beatsConfig: true,
      },
      {
        name: 'log-text-split-stream',
        type: 'bool',
        since: 30,
        field: 'logging.options.text.splitStream',
        beatsConfig: true,
      },
    ],
  ),
  ...known(
    [RUN, TYPES, USERSPACE],
    [
      {
        name: 'udp-timeout',
        type: 'duration',
        default: '250ms',
        last: 25,
        gone: 26,
        // Of the mode that it belongs to, the only one that reads it.
        deprecated: 23,
        field: 'udpIdleTimeout',
      },
    ],
  ),
]
