import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const GUIDE: Source = {
  evidence: 'docs',
  where: 'kubernetes/website intro-windows-in-kubernetes.md, release-1.18, troubleshooting',
}
const FLANNEL: Source = {
  evidence: 'code',
  where: 'flannel-io/flannel pkg/backend, pkg/subnet v0.11.0 to v0.28.9',
}
const SDN: Source = { evidence: 'code', where: 'microsoft/SDN Kubernetes/flannel/helper.psm1 242fb0c' }

/** flanneld and the flannel CNI plugin. */
export const FLANNEL_TOPICS: readonly Topic[] = [
  {
    name: 'waiting-for-network',
    title: 'the start script waits for the network for ever',
    why: 'It waits for the HNS network that flanneld makes. flanneld has ended, or cannot get the management address: its adapter was not ready in time, `--iface` is not the address of the node, the Node has no pod CIDR, or an old network is in the way.',
    steps: [
      'look whether flanneld runs, and read its log: what it says there can be given to `hnsc explain`',
      'start flanneld by hand: `$env:NODE_NAME = "NAME"; flanneld.exe --kubeconfig-file=c:\\k\\config --iface=ADDRESS --ip-masq --kube-subnet-mgr`',
      'run `kubectl get node NAME -o jsonpath={.spec.podCIDR}`: it must not be empty, and lie in `Network` of net-conf.json',
      'remove the old network (`Get-HnsNetwork | ? Name -eq NAME | Remove-HnsNetwork`), and start again',
      'take flanneld 0.25.4 or later, which waits 45 s for the adapter instead of 5',
    ],
    symptoms: [
      'Waiting for the Network to be created',
      'Fail to create the network … in 60 seconds',
      'timeout, failed to get management IP from HostComputeNetwork …',
      'timeout, failed to get management IP from HNSNetwork …',
      'timeout, failed to get net interface for HostComputeNetwork …',
      'failed to create HNSNetwork …',
    ],
    asked: ['after launching start.ps1 flanneld is stuck in waiting for the network to be created'],
    codes: ['WIN508'],
    sources: [
      GUIDE,
      FLANNEL,
      { evidence: 'report', where: 'flannel-io/flannel#1066, #1068, #1071; microsoft/SDN#317, #371' },
    ],
  },
  {
    name: 'subnet-env-missing',
    title: 'pods do not start because /run/flannel/subnet.env is missing',
    why: 'flanneld writes the file when it has its lease and its network; the flannel CNI plugin reads it for every pod. On Windows the path is below the root of the current drive: `C:\\run\\flannel\\subnet.env`. Where it is missing flanneld never came so far.',
    steps: [
      'mend flanneld first: see `hnsc explain waiting-for-network`',
      'write the file by hand if you must: FLANNEL_NETWORK is the cluster CIDR, FLANNEL_SUBNET the first address of the pod CIDR of this node with its length (10.244.4.1/24), FLANNEL_MTU 1500 for host-gw and 1450 for vxlan, FLANNEL_IPMASQ exactly `true`; UTF-8, no quotes',
      'check it with `hnsc validate subnet.env`',
    ],
    symptoms: [
      "failed to load flannel 'subnet.env' file: …. Check the flannel pod log for this node.",
      'loadFlannelSubnetEnv failed: …',
      'open /run/flannel/subnet.env: The system cannot find the path specified.',
      'open /run/flannel/subnet.env: no such file or directory',
      'subnet.env is missing FLANNEL_NETWORK, …',
    ],
    asked: ['my windows pods cannot launch because of missing /run/flannel/subnet.env'],
    sources: [GUIDE, { evidence: 'measured', where: 'flannel-io/cni-plugin v1.1.2, v1.9.1-flannel1' }],
  },
  {
    name: 'stale-source-vip',
    title: 'Services fail after a node has left and joined the cluster again',
    why: 'The node gets another pod subnet, and the file with the source VIP still holds an address of the old one. kube-proxy does not check it.',
    steps: [
      'remove the cached files before kube-proxy starts: `C:\\k\\SourceVip.json` and `C:\\k\\SourceVipRequest.json` of the SDN scripts, `C:\\sourcevip\\sourceVip.json` of sig-windows-tools',
      'remove what host-local has reserved: `C:\\var\\lib\\cni\\networks\\NAME`',
      'start kube-proxy again',
    ],
    asked: [
      'with flannel my nodes have issues after rejoining a cluster',
      'nodes fail after they rejoin the cluster with flannel',
    ],
    sources: [GUIDE, SDN],
  },
  {
    name: 'flannel-needs-external-network',
    title: 'old flanneld finds no network with the management IP',
    why: 'Releases before 0.12 read the distributed router MAC of a network that must be there already. That is why old scripts make an HNS network called `External` first.',
    steps: ['take flanneld 0.12 or later', 'or make the network `External` on the adapter of the node first'],
    symptoms: [
      'Cannot find network with Management IP …',
      'Could not find remote DR MAC for Management IP …',
    ],
    codes: ['WIN508'],
    sources: [FLANNEL, { evidence: 'report', where: 'flannel-io/flannel#1109, #1128' }],
  },
  {
    name: 'flannel-net-conf',
    title: 'flanneld does not take its net-conf.json',
    why: 'On Windows the backends are host-gw and vxlan; the default when no type is given is `udp`, which is none of them. `Network` must hold the pod CIDR of every node.',
    steps: [
      'write `Backend.Type` as `host-gw` or `vxlan`; with vxlan also `VNI` 4096 or more and `Port` 4789, the same on Linux',
      'write `Network` as the cluster CIDR in canonical form, and restart flanneld on every node',
      'check the file with `hnsc validate net-conf.json`',
    ],
    symptoms: [
      'Error fetching backend: unknown backend type: …',
      'invalid VXLAN backend config. DirectRouting is not supported on Windows',
      'invalid VXLAN backend config. GBP is not supported on Windows',
      'failed to read net conf: …',
      'please define a correct Network parameter in the flannel config',
      'failed to find IPv6 address for interface …',
      'error parsing subnet config: …',
      'error decoding VXLAN backend config: …',
      'error decoding VXLAN backend config: json: cannot unmarshal … into Go struct field … of type …',
      'error decoding windows host-gw backend config: …',
    ],
    codes: ['WIN250', 'WIN251', 'WIN252', 'WIN253', 'WIN255'],
    sources: [FLANNEL],
  },
  {
    name: 'linux-and-windows-vxlan',
    title: 'Linux and Windows pods do not reach each other over vxlan',
    why: 'Both sides must have one VNI and one UDP port. flanneld takes VNI 1 and port 8472 on Linux where net-conf.json names none; Windows takes 4096 and more, and 4789 only.',
    steps: [
      'write `"VNI": 4096` and `"Port": 4789` into the net-conf.json of the cluster, and restart flanneld on every node',
      'let UDP 4789 through between all nodes, in the firewalls of clouds as well',
    ],
    asked: [
      'linux and windows pods cannot talk over vxlan',
      'which vni and port does flannel need on windows',
    ],
    codes: ['WIN252', 'WIN253'],
    sources: [
      FLANNEL,
      { evidence: 'report', where: 'rancher/rke2#5952; rancher/rancher#26609; flannel-io/flannel#1215' },
    ],
  },
  {
    name: 'pod-cidr-not-assigned',
    title: 'the Node has no pod CIDR, or one that flanneld does not take',
    why: 'With `--kube-subnet-mgr` flanneld takes the pod CIDR of the Node object, which the controller manager writes there. It writes none unless it is told to, and flanneld takes none outside `Network` of net-conf.json.',
    steps: [
      'run `kubectl get node NAME -o jsonpath={.spec.podCIDR}`',
      'where it is empty give the controller manager `--allocate-node-cidrs=true` and `--cluster-cidr` (kubeadm: `--pod-network-cidr`), with a range that has subnets left',
      'where it lies outside write the cluster CIDR as `Network` of net-conf.json',
    ],
    symptoms: [
      'node … pod cidr not assigned',
      "subnet … specified in the flannel net config doesn't contain … PodCIDR of the … node",
      'node … pod cidrs should be IPv4/IPv6 only or dualstack',
    ],
    codes: ['WIN105', 'WIN255', 'WIN113'],
    sources: [{ evidence: 'code', where: 'flannel-io/flannel pkg/subnet/kube/kube.go v0.28.9' }],
  },
  {
    name: 'api-server-unreachable',
    title: 'flanneld does not reach the API server',
    why: 'It waits for its Node object and writes its lease there. A kubeconfig with the address of the Service `kubernetes` cannot work before kube-proxy does, and kube-proxy waits for the network that flanneld makes.',
    steps: [
      'write the address of the API server itself into the kubeconfig of flanneld, not the first Service address',
      'test it on the node: `Test-NetConnection ADDRESS -Port 6443`',
    ],
    symptoms: [
      'timeout contacting kube-api, failed to patch node …. Error: …',
      'error waiting for nodeController to sync state: …',
      'Node controller sync not completed within …',
    ],
    sources: [
      { evidence: 'code', where: 'flannel-io/flannel pkg/subnet/kube/kube.go v0.28.9' },
      { evidence: 'report', where: 'flannel-io/flannel#1772; kubernetes-sigs/sig-windows-tools#277' },
    ],
  },
  {
    name: 'node-not-found',
    title: 'a program does not find the Node object of its node',
    why: 'kubelet makes the Node object when it registers; until then it says so itself, for some seconds. flanneld and kube-proxy ask for a Node by its very name, which is in lower case, while `hostname` of Windows mostly is not.',
    steps: [
      'run `kubectl get nodes`: where the node is missing, kubelet has not registered: look for its kubeconfig and whether it reaches the API server',
      'give flanneld that name as `NODE_NAME`, and kube-proxy as `--hostname-override`, in lower case',
    ],
    symptoms: [
      'Error getting node … node … not found',
      'failed to acquire lease: node … not found',
      'nodes … not found',
    ],
    codes: ['WIN431', 'WIN432'],
    sources: [{ evidence: 'code', where: 'flannel-io/flannel pkg/subnet/kube/kube.go v0.28.9' }],
  },
  {
    name: 'br-netfilter',
    title: 'flanneld looks for br_netfilter, which only Linux has',
    why: 'Releases before 0.26.1 look for the kernel module on Windows too, and end.',
    steps: ['take flanneld 0.26.1 or later'],
    symptoms: ['Failed to check br_netfilter: …'],
    codes: ['WIN508'],
    sources: [{ evidence: 'code', where: 'flannel-io/flannel main.go v0.26.0, v0.26.1' }],
  },
  {
    name: 'flannel-node-name',
    title: 'flanneld does not know which Node it is on',
    why: 'It takes the name from `NODE_NAME`, or asks for the pod that it runs in. As a process on the host it runs in none.',
    steps: ['set `NODE_NAME` to the name of the Node object, in lower case, for the service as well'],
    symptoms: ['env variables POD_NAME and POD_NAMESPACE must be set', 'error retrieving pod spec for …'],
    sources: [FLANNEL],
  },
]
