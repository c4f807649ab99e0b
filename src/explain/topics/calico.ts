import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const FELIX: Source = {
  evidence: 'code',
  where: 'projectcalico/calico felix/dataplane/windows/{endpoint_mgr.go,vxlan_mgr.go} 87c15906f20c',
}
const SCRIPTS: Source = {
  evidence: 'code',
  where:
    'projectcalico/calico node/windows-packaging/{install-calico-windows.ps1,CalicoWindows/install-calico.ps1,CalicoWindows/config.ps1} 87c15906f20c',
}

/** Calico's Felix, which enforces network policies, beside a plugin of Calico or of somebody else. */
export const CALICO_TOPICS: readonly Topic[] = [
  {
    name: 'calico-policy-only',
    title: 'Calico enforces network policies on pods that another plugin attaches',
    why: 'With `CALICO_NETWORKING_BACKEND=none` Calico installs neither its CNI plugin nor a configuration, and makes no network. Felix asks Kubernetes for the pods of the node, finds their HNS endpoints by the IPv4 address, and sets their ACLs. It takes the networks whose name matches `KUBE_NETWORK`, a regular expression that by default finds those of Calico only.',
    steps: [
      'write `policyEngine: calico` under `network` of the spec: `hnsc compile` then lists what Calico must be told in linux/requirements.json, under `calico-policy-only`',
      'set these in config.ps1 before install-calico.ps1, or in the containers node and felix',
      'on AKS and EKS the script of Calico sets `azure.*` and `vpc.*` itself; so does its operator, which knows no other plugin',
    ],
    asked: [
      'calico policy only windows',
      'network policies with flannel on windows',
      'CALICO_NETWORKING_BACKEND none',
      'how do I enforce NetworkPolicy on Windows pods',
    ],
    codes: ['WIN139', 'WIN138'],
    sources: [
      FELIX,
      SCRIPTS,
      { evidence: 'code', where: 'tigera/operator pkg/render/windows.go 03465d4bc6af' },
    ],
  },
  {
    name: 'felix-finds-no-endpoint',
    title: 'NetworkPolicies have no effect on Windows pods: Felix does not find their endpoints',
    why: 'Felix skips the endpoints of networks whose name does not match `KUBE_NETWORK`, those without an IPv4 address of a pod, and those that no container is attached to. It tries again for ever, and meanwhile nothing is enforced.',
    steps: [
      'compare `KUBE_NETWORK` with the name of the network of the pods in `Get-HnsNetwork`: case counts, and `.` stands for any character',
      'take the pattern that `hnsc compile` writes into linux/requirements.json',
      'keep the pattern from kube-proxy, which takes `KUBE_NETWORK` for the name itself',
    ],
    symptoms: [
      'Failed to look up HNS endpoint for workload',
      'Failed to look up one or more HNS endpoints; will schedule a retry',
    ],
    codes: ['WIN467'],
    sources: [FELIX],
  },
  {
    name: 'felix-wants-vxlan',
    title: 'Felix looks for a network of Calico although another plugin makes the network',
    why: 'One IP pool with VXLAN is enough for Felix to keep VXLAN routes, in a network whose name contains `calico`, whatever `KUBE_NETWORK` says. There is none, so it never finishes; policies are enforced all the same.',
    steps: [
      'set `FELIX_VXLANENABLED=false` on the Windows nodes, which counts more than the pools',
      'set `NO_DEFAULT_POOLS=true`: where another plugin gives addresses Calico needs no pool',
    ],
    symptoms: ["didn't find any HNS networks matching regular expression …"],
    sources: [
      FELIX,
      { evidence: 'code', where: 'projectcalico/calico felix/calc/encapsulation_resolver.go 87c15906f20c' },
    ],
  },
  {
    name: 'calico-backend-refused',
    title: 'the installer of Calico for HostProcess containers refuses the backend `none`',
    why: 'host-process-install.ps1 looks at `CALICO_NETWORKING_BACKEND` and takes vxlan and windows-bgp only, unless the machine is one of AKS or EKS, which it finds by the name of the HNS network.',
    steps: [
      'call install-calico-windows.ps1 with `-CalicoBackend none`',
      'or take the image of Calico since v3.27, whose containers node and felix read the variables themselves',
    ],
    symptoms: ['Invalid Calico backend type: none.'],
    sources: [SCRIPTS],
  },
]
