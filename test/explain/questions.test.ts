import { expect, test } from 'vitest'
import { explain } from '../../src/explain/explain.ts'

/**
 * The troubleshooting questions of the page about Windows support in the Kubernetes documentation (release-1.18), in
 * its order, and what answers each; then what people ask in issues (sources stand with the topics).
 */
const QUESTIONS: readonly (readonly [question: string, answer: string])[] = [
  ['How do I know start.ps1 completed successfully?', 'is-the-node-ready'],
  ['Can I configure the Kubernetes node processes to run in the background as services?', 'run-as-service'],
  ['My Windows Pods do not have network connectivity', 'pod-has-no-network'],
  ['My Windows Pods cannot ping external resources', 'ping-outside'],
  ['My Windows node cannot access NodePort service', 'nodeport-from-node'],
  ['vNICs and HNS endpoints of containers are being deleted', 'WIN430'],
  ['With flannel my nodes are having issues after rejoining a cluster', 'stale-source-vip'],
  [
    'After launching start.ps1, flanneld is stuck in "Waiting for the Network to be created"',
    'waiting-for-network',
  ],
  ['My Windows Pods cannot launch because of missing /run/flannel/subnet.env', 'subnet-env-missing'],
  ['My Windows node cannot access my services using the service IP', 'service-ip-from-node'],
  ['No network adapter is found when starting kubelet', 'no-network-adapter'],
  ['My Pods are stuck at "Container Creating" or restarting over and over', 'container-creating'],
  ['DNS resolution is not properly working', 'dns-resolution'],
  ['kubectl port-forward fails with "unable to do port forwarding: wincat not found"', 'port-forward-wincat'],
  [
    'My Kubernetes installation is failing because my Windows Server node is behind a proxy',
    'behind-a-proxy',
  ],
  ['What is a pause container?', 'pause-container'],
  ['my edits of cni.conf are overwritten at each start', 'hand-edits-lost'],
  ['which ranges belong into the ExceptionList', 'cluster-traffic-translated'],
  ['which configuration file does containerd take', 'no-cni-configuration'],
]

test.each(QUESTIONS)('%s', (question, answer) => {
  expect(explain(question).subjects[0]?.id).toBe(answer)
})

/** What programs print, as it stands in logs: with what wraps it, and other names and numbers than the table has. */
const PRINTED: readonly (readonly [text: string, answer: string])[] = [
  [
    'E1125 09:12:01.123456    4711 main.go:278] error fetching backend: invalid VXLAN backend config. VNI [7] must be greater than or equal to 4096 on Windows',
    'WIN110',
  ],
  ['invalid VXLAN backend config. Port [8475] is not supported on Windows. Omit the setting', 'WIN111'],
  [
    `error loading cni config file C:\\k\\cni\\config\\cni.conf: error parsing configuration: invalid character 'ï' looking for beginning of value`,
    'WIN002',
  ],
  [`invalid character 'ÿ' looking for beginning of value`, 'WIN003'],
  [`invalid character 'q' looking for beginning of value`, 'json-syntax'],
  [
    'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "4e5f": plugin type="win-overlay" name="vxlan0" failed (add): error while AddHnsEndpoint: failed to find HNSEndpoint 4e5f_vxlan0: Endpoint 4e5f_vxlan0 not found',
    'hns-endpoint-not-found',
  ],
  ['failed to find plugin "overlay" in path [C:\\Program Files\\containerd\\cni\\bin]', 'plugin-missing'],
  [
    'hcnCreateEndpoint failed in Win32: The provided policy configuration is invalid or missing parameters. (0x803b000d) {"Success":false}',
    'policy-refused',
  ],
  ['HNS failed with error : 0x803b0013', '0x803b0013'],
  ['An adapter was not found', '0x803b0006'],
  ['hnsCall failed in Win32: The object already exists. (0x1392)', 'object-already-exists'],
  ['F0101 00:00:00 server.go:495] unable to create proxier: source-vip flag not set', 'no-source-vip'],
  [
    'Unable to find HNS Network specified by cbr0. Please check network name and CNI deployment',
    'kube-proxy-network-not-found',
  ],
  [
    'invalid configuration: CgroupsPerQOS (--cgroups-per-qos) true is not supported on Windows',
    'kubelet-cgroups',
  ],
  ['failed to parse kubelet flag: unknown flag: --image-pull-progress-deadline', 'unknown-flag'],
  ['network plugin is not ready: cni config uninitialized', 'no-cni-configuration'],
  ['open /run/flannel/subnet.env: The system cannot find the path specified.', 'subnet-env-missing'],
  ['no IP addresses available in range set: 10.244.3.1-10.244.3.254', 'no-addresses-left'],
  ['network cbr0 is of unexpected type: Overlay', 'wrong-network-type'],
  ['timeout, failed to get management IP from HostComputeNetwork flannel.4096', 'waiting-for-network'],
  ['could not find host mac address for 0.0.0.0', 'host-mac-not-found'],
  ['unrecognized feature gate: WinOverlay', 'feature-gate'],
]

test.each(PRINTED)('%s', (text, answer) => {
  expect(explain(text).subjects.map(({ id }) => id)).toContain(answer)
})
