import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const GUIDE: Source = {
  evidence: 'docs',
  where: 'kubernetes/website intro-windows-in-kubernetes.md, release-1.18, troubleshooting',
}
const SDN: Source = {
  evidence: 'code',
  where: 'microsoft/SDN Kubernetes/flannel/start.ps1, helper.psm1 242fb0c',
}

/** The node itself: its programs, services, images and adapters. */
export const NODE_TOPICS: readonly Topic[] = [
  {
    name: 'is-the-node-ready',
    title: 'how to see whether a Windows node came up',
    why: 'A node works when kubelet, kube-proxy and, with flannel, flanneld run and the Node object is Ready. The start scripts only start them; they do not wait for the result.',
    steps: [
      'run `kubectl get nodes`: the node must be `Ready`; `kubectl describe node` names the condition that is not met',
      'run `Get-Service kubelet, kube-proxy, flanneld`, or look for the processes where a script started them',
      'run `Get-HnsNetwork`: the network of the CNI configuration must be there, with the type of the driver',
      'check the files of the node with `hnsc validate DIR`',
    ],
    asked: ['how do I know that start.ps1 completed successfully', 'is the windows node ready'],
    sources: [GUIDE],
  },
  {
    name: 'run-as-service',
    title: 'how to run kubelet, kube-proxy and flanneld in the background',
    why: 'kubelet and kube-proxy are Windows services by themselves when they get `--windows-service`; flanneld is not and needs a service manager such as nssm.',
    steps: [
      'let `hnsc compile` write the service script; it quotes each command line as the service manager reads it',
      'put the whole command line in double quotes behind `binPath=` of `sc.exe`, and write quotes inside it as `\\"`; single quotes become part of the value',
      'let kube-proxy depend on kubelet, so that it starts after it',
      'send the output to a file with `nssm set NAME AppStdout` and `AppStderr` while you look for a mistake',
    ],
    asked: [
      'can I run the kubernetes node processes in the background as services',
      'sc.exe nssm register service',
    ],
    symptoms: ['The service did not respond to the start or control request in a timely fashion'],
    sources: [
      GUIDE,
      { evidence: 'code', where: 'kubernetes/kubernetes cmd/kube-proxy/app/init_windows.go v1.20.2' },
    ],
  },
  {
    name: 'no-network-adapter',
    title: 'kubelet or the start script finds no network adapter',
    why: 'The virtual adapter `vEthernet (…)` belongs to an HNS network. Without such a network there is no adapter, and scripts that look for one by the name of the physical adapter find none when that is not called `Ethernet`.',
    steps: [
      'run `Get-HnsNetwork` and `Get-NetAdapter`: there must be the network and an adapter `vEthernet (NAME)`',
      'name the physical adapter: `-InterfaceName` of the start scripts, `windows.adapter` in the spec',
      'give flanneld `--iface` with the IPv4 address of the node, which must be on a physical adapter, not on a `vEthernet` one of another switch; without `--iface` it looks for the one default route, and fails where there are none or two',
    ],
    symptoms: [
      'Failed to find a suitable network adapter, check your network settings.',
      'Could not find valid interface matching …',
      'Failed to find interface to use that matches the interfaces and/or regexes provided',
      'Failed to find any valid interface to use: failed to get default interface: …',
      'unable to find default gateway interface index',
      'no interface with given IP found',
      'Could not match pattern … to any of the available network interfaces',
    ],
    asked: ['no network adapter is found when starting kubelet', 'flannel takes the wrong interface'],
    codes: ['WIN461', 'WIN331'],
    sources: [GUIDE, SDN, { evidence: 'report', where: 'flannel-io/flannel#1480, #1852, #1966' }],
  },
  {
    name: 'no-such-host',
    title: 'a name does not resolve',
    why: 'Go says `lookup NAME on SERVER: no such host` when the name server that it asked does not know the name. It says whom it asked: the Service of the cluster DNS is asked by pods only, so any other server is one that an adapter of the node has. The node itself cannot ask for names of Services.',
    steps: [
      'where kubelet, kube-proxy or flanneld say it: ask on the node with `Resolve-DnsName NAME`, and look with `Get-DnsClientServerAddress` which servers its adapters have, `vEthernet (…)` among them: HNS moves the address of the node there when it makes its network',
      'write the address of the API server into the kubeconfig where its name is in no DNS, or into `C:\\Windows\\System32\\drivers\\etc\\hosts`',
      'where a pod says it: see `hnsc explain dns-resolution`',
    ],
    symptoms: ['dial tcp: lookup …: no such host', 'lookup … on …: no such host', 'no such host'],
    asked: ['the node cannot resolve the name of the api server'],
    codes: ['WIN228', 'WIN107', 'WIN293'],
    sources: [GUIDE],
  },
  {
    name: 'container-creating',
    title: 'pods stay in ContainerCreating, or restart again and again',
    why: 'Windows starts a process-isolated container only when its image fits the build of the host. The pause image is the first container of every pod, so one that lacks this build stops all pods; an image that is pulled with `:latest` is often of another build.',
    steps: [
      'compare `[Environment]::OSVersion` with the releases of the pause image: 3.6 is the first with Windows Server 2022, 3.10.2 the first with 2025',
      'set the image in containerd (`sandbox_image`, from 2.0 on `pinned_images.sandbox`), which is where every kubelet from 1.24 on takes it from; `hnsc compile` writes it',
      'read the events of the pod: what the CNI plugin says stands there; give it to `hnsc explain`',
    ],
    symptoms: [
      'The container operating system does not match the host operating system.',
      'no matching manifest for windows/amd64 … in the manifest list entries',
      'failed to pull image …: no match for platform in manifest: not found',
      'failed to create pod sandbox',
      'hcsshim::CreateComputeSystem …: The container operating system does not match the host operating system.',
    ],
    asked: ['my pods are stuck at container creating or restarting over and over'],
    codes: ['WIN501', 'WIN201'],
    sources: [GUIDE, { evidence: 'code', where: 'kubernetes/kubernetes build/pause/CHANGELOG.md' }],
  },
  {
    name: 'pause-container',
    title: 'what the pause container is for',
    why: 'It is made first in every pod, and the network endpoint of the pod belongs to it: the other containers share its address and ports. They may crash and start again without the pod losing its network.',
    steps: [
      'take an image that has your Windows release, such as `registry.k8s.io/pause:3.10.2`',
      'build your own with `wincat.exe` in it, if `kubectl port-forward` is to work with dockershim',
    ],
    asked: ['what is the pause container'],
    sources: [GUIDE, { evidence: 'code', where: 'kubernetes/kubernetes build/pause/CHANGELOG.md' }],
  },
  {
    name: 'port-forward-wincat',
    title: 'kubectl port-forward fails because wincat is missing',
    why: 'Under dockershim kubelet forwards ports through `wincat.exe` in the pause container. It came with Kubernetes 1.15 and pause image 1.2.0. containerd forwards ports by itself.',
    steps: [
      'use containerd; or with dockershim at least Kubernetes 1.15 and `mcr.microsoft.com/k8s/core/pause:1.2.0`',
      'put `wincat.exe` into a pause image of your own',
    ],
    symptoms: ['unable to do port forwarding: wincat not found'],
    asked: ['kubectl port-forward fails with unable to do port forwarding wincat not found'],
    sources: [GUIDE],
  },
  {
    name: 'behind-a-proxy',
    title: 'a node behind a proxy cannot fetch what it installs or pulls',
    why: 'Windows services read environment variables of the machine, not those of the shell in which they were set. Addresses of the cluster must not go through the proxy.',
    steps: [
      'set `HTTP_PROXY` and `HTTPS_PROXY` for the machine, and `NO_PROXY` with the cluster, service and management ranges; then start the services again',
      'let `hnsc compile` write them: `proxy.httpProxy`, `proxy.httpsProxy` in the spec; it adds the ranges to `NO_PROXY`',
    ],
    symptoms: ['proxyconnect tcp', 'net/http: TLS handshake timeout'],
    asked: ['my kubernetes installation is failing because my windows server node is behind a proxy'],
    codes: ['WIN127'],
    sources: [GUIDE],
  },
  {
    name: 'hand-edits-lost',
    title: 'edits of cni.conf are gone after a restart',
    why: 'The start scripts write the file from a template at every start, by position in the template.',
    steps: [
      'keep the spec under version control and let `hnsc compile` write the files; `--check` shows what somebody changed',
      'take the step that writes the file out of the start script',
    ],
    asked: ['cni.conf is overwritten at each start and my changes are lost'],
    sources: [SDN, { evidence: 'report', where: 'microsoft/SDN#313' }],
  },
]
