import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { JAPANESE_QUESTIONS } from '../../src/explain/japanese.ts'

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
  ['vNICs and HNS endpoints of containers are being deleted', 'endpoints-deleted'],
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
  ['policies in cni.conf are ignored silently', 'policies-ignored'],
  ['network name mismatch between CNI conf and kube-proxy', 'WIN290'],
  ['NAT exception 10.0.0.0/8 is too broad', 'WIN161'],
  ['pods cannot reach the second VNet', 'WIN162'],
  ['service CIDR overlaps cluster CIDR', 'WIN104'],
  ['which VNI and port does flannel need on Windows', 'linux-and-windows-vxlan'],
  ['the DNS search suffix is wrong', 'WIN228'],
  ['ProviderAddress is missing for sdnoverlay', 'WIN234'],
  ['flags removed with an upgrade of Kubernetes', 'unknown-flag'],
  ['a placeholder was left in cni.conf', 'WIN230'],
  ['which apiVersion does containerd need?', 'WIN506'],
  ['my pods get 172.28.x addresses', 'addresses-of-another-network'],
  ['hostPort does nothing in overlay', 'host-port'],
  ['flannel takes the wrong interface', 'no-network-adapter'],
  ['what is a source VIP?', 'no-source-vip'],
  ['global strict affinity should not be false for Windows node', 'strict-affinity'],
  ['calico policy only on windows', 'calico-policy-only'],
  ['how do I enforce a NetworkPolicy on Windows pods?', 'calico-policy-only'],
  ['CALICO_NETWORKING_BACKEND none', 'calico-policy-only'],
  ['network broken after reboot', 'network-gone-after-reboot'],
  ['the pod network is gone after the node rebooted', 'network-gone-after-reboot'],
]

test.each(QUESTIONS)('%s', (question, answer) => {
  expect(explain(question).subjects[0]?.id).toBe(answer)
})

/** Every question of the same page in Japanese, word for word as it stands there. */
const SEED = new URL('../../../shared/seed/', import.meta.url)

test.skipIf(!existsSync(SEED))('the Japanese page has no question without an answer', () => {
  const page = readdirSync(SEED)
    .map((name) => readFileSync(new URL(name, SEED), 'utf8'))
    .join('\n')
  const questions = [...page.slice(page.indexOf('{#troubleshooting}')).matchAll(/^1\. (.+)$/gm)].map(
    ([, question = '']) => question,
  )
  const answers = questions.map((question) => explain(question).subjects[0]?.id)
  expect(answers.filter((answer) => answer !== undefined)).toEqual(Object.keys(JAPANESE_QUESTIONS))
  expect(answers).not.toContain(undefined)
})

test('a question in Japanese finds its topic also in a part of it', () => {
  expect(explain('DNS名前解決が機能していない').subjects[0]?.id).toBe('dns-resolution')
  expect(explain('HNSエンドポイントが削除').subjects[0]?.id).toBe('endpoints-deleted')
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
  [
    '2026-01-05 10:00:00.123 [WARNING][4242] felix/endpoint_mgr.go 360: Failed to look up HNS endpoint for workload id=proto.WorkloadEndpointID{}',
    'felix-finds-no-endpoint',
  ],
  [
    "CompleteDeferredWork returned an error - scheduling a retry error=didn't find any HNS networks matching regular expression (?i)calico.*",
    'felix-wants-vxlan',
  ],
  [
    "Invalid Calico backend type: none. Set CALICO_NETWORKING_BACKEND in calico-windows-config in calico-system namespace to one of: 'vxlan', 'windows-bgp'",
    'calico-backend-refused',
  ],
]

test.each(PRINTED)('%s', (text, answer) => {
  expect(explain(text).subjects.map(({ id }) => id)).toContain(answer)
})

/** What stands around an error must not hide it, nor must a word that many errors share: the first answer is the one. */
const PASTED: readonly (readonly [text: string, answer: string])[] = [
  ['no such host', 'no-such-host'],
  [
    'E1125 03:12:44.123456    4711 reflector.go:138] Failed to watch *v1.Service: Get "https://api.prod:6443/api/v1/services?limit=500": dial tcp: lookup api.prod: no such host',
    'no-such-host',
  ],
  [
    'dial tcp 10.96.0.1:443: connectex: A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed',
    'service-unreachable',
  ],
  [
    `Warning  FailedCreatePodSandBox  3m  kubelet, win-1  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "f2": plugin type=\\"win-overlay\\" name=\\"flannel.4096\\" failed (add): error while hcn.GetNetworkByName(flannel.4096): Network name \\"flannel.4096\\" not found`,
    'hns-network-not-found',
  ],
  [
    'networkPlugin cni failed to set up pod "web-0_default" network: error while GETHNSNewtorkByName(cbr0): Network cbr0 not found',
    'hns-network-not-found',
  ],
  [
    'runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:docker: network plugin is not ready: cni config uninitialized',
    'no-cni-configuration',
  ],
  [
    'time="2025-11-25T03:14:07Z" level=error msg="failed to load cni during init, please check CRI plugin status before setting up network for pods" error="cni config load failed: no network config found in C:\\\\etc\\\\cni: cni plugin not initialized: failed to load cni config"',
    'no-cni-configuration',
  ],
  [
    'Error registering network: failed to acquire lease: node "win-1" pod cidr not assigned',
    'pod-cidr-not-assigned',
  ],
  ['Error registering network: failed to acquire lease: node "WIN-1" not found', 'node-not-found'],
  [`kubelet.go:2448] "Error getting node" err="node \\"win-1\\" not found"`, 'node-not-found'],
  ['Error fetching backend: unknown backend type: udp', 'flannel-net-conf'],
  [
    'Error fetching backend: error decoding VXLAN backend config: json: cannot unmarshal string into Go struct field .VNI of type int',
    'flannel-net-conf',
  ],
  [
    'Failed to find any valid interface to use: failed to get default interface: unable to find default gateway interface index',
    'no-network-adapter',
  ],
  [
    'Failed to create SubnetManager: timeout contacting kube-api, failed to patch node "win-1". Error: context deadline exceeded',
    'api-server-unreachable',
  ],
  [
    'failed to allocate for range 0: 10.244.1.7 has been allocated to 4e5f, duplicate allocation is not allowed',
    'address-taken',
  ],
  ['plugin type="win-overlay" failed (add): no IP ranges specified', 'ipam-range'],
  [
    'failed to load netconf: json: cannot unmarshal string into Go struct field NetConf.apiVersion of type int',
    'value-of-another-kind',
  ],
  ['netplugin failed: "panic: runtime error: index out of range [1] with length 1"', 'plugin-panics'],
  [
    'error while AddHnsEndpoint(4e5f_vxlan0,3A,4e5f): failed to make a new HNSEndpoint: error while ipam.ExecAdd: failed to find plugin "host-local" in path [c:\\k\\cni]',
    'plugin-missing',
  ],
  ['failed to add HostComputeEndpoint: "Error":"","ErrorCode":2151350285', '0x803b000d'],
  ['HRESULT -2143617011', '0x803b000d'],
  ['hnsCall failed in Win32: Element not found. (0x490)', 'element-not-found'],
  [
    'Policy creation failed: hcnCreateLoadBalancer failed in Win32: The parameter is incorrect. (0x57)',
    'parameter-is-incorrect',
  ],
  ['missing network name', 'WIN224'],
  [
    'E1125 proxier.go:1064] "Source Vip endpoint creation failed" err="hcnCreateEndpoint failed in Win32: An address provided is invalid or reserved. (0x803b002f)"',
    'no-source-vip',
  ],
]

test.each(PASTED)('%s', (text, answer) => {
  expect(explain(text).subjects[0]?.id).toBe(answer)
})

/** Words that also stand in what hnsc knows about, in errors that it knows nothing about. */
test.each([
  'x509: certificate signed by unknown authority',
  'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
  'kubelet cgroup driver: "cgroupfs" is different from docker cgroup driver: "systemd"',
])('%s is answered by nothing', (text) => {
  expect(explain(text)).toEqual({ subjects: [] })
})
