import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const GUIDE: Source = {
  evidence: 'docs',
  where: 'kubernetes/website intro-windows-in-kubernetes.md, release-1.18, troubleshooting and limitations',
}

/** Packets that do not arrive. */
export const TRAFFIC_TOPICS: readonly Topic[] = [
  {
    name: 'pod-has-no-network',
    title: 'Windows pods have no network at all',
    why: 'Pods of l2bridge and overlay send frames with MAC addresses of their own. A hypervisor drops them unless spoofing of MAC addresses is allowed. Otherwise a policy that the plugin dropped without a word is the usual cause.',
    steps: [
      'allow MAC address spoofing on every adapter of a virtual machine: `Set-VMNetworkAdapter -MacAddressSpoofing On` for Hyper-V, promiscuous mode and forged transmits for VMware',
      'check the configuration with `hnsc validate`, and follow it with `hnsc trace` down to what reaches HNS',
      'compare `Get-HnsEndpoint | ConvertTo-Json -Depth 9` with what the trace shows',
    ],
    asked: ['my windows pods do not have network connectivity', 'pod cannot reach anything'],
    codes: ['WIN212', 'WIN214', 'WIN225', 'WIN506'],
    sources: [GUIDE],
  },
  {
    name: 'ping-outside',
    title: 'Windows pods cannot ping addresses outside the cluster',
    why: 'The data path of Windows (VFP) translates TCP and UDP, not ICMP, so replies to a ping find no way back. If TCP fails too, nothing translates the packets: the destination is among the NAT exceptions, or there is no `OutBoundNAT` policy. Such packets keep the address of the pod, which hosts outside cannot answer.',
    steps: [
      'test with TCP: `curl ADDRESS` or `Test-NetConnection ADDRESS -Port 443` instead of `ping`',
      'look whether the address lies in a range of the exceptions (`ExceptionList` of HNS v1, `Exceptions` of HCN): these are the ranges of pods, Services and nodes, and nothing else',
      'take wider ranges apart: `hnsc cidr check` says which exception is broader than the plan, `outboundNat.reachable` of the spec cuts a hole',
      'start new pods after a change: endpoints keep the policies that they were made with',
    ],
    asked: ['my windows pods cannot ping external resources', 'no outbound connectivity ICMP'],
    codes: ['WIN161', 'WIN229', 'WIN233'],
    sources: [GUIDE],
  },
  {
    name: 'cluster-traffic-translated',
    title: 'traffic inside the cluster carries the address of the node, or does not arrive',
    why: 'What is not among the NAT exceptions is translated. Pods and Services must be exempt, and the subnet of the nodes where pods talk to nodes.',
    steps: [
      'list the ranges of pods, Services and nodes as exceptions; `hnsc cidr check` says which are missing',
      'with several node subnets or VNets list each of them',
      'with l2bridge leave the node subnet out where pods must reach other hosts on it, and list the nodes as /32',
    ],
    asked: [
      'which values belong into ExceptionList',
      'pods cannot reach hosts of the same subnet as the nodes',
    ],
    codes: ['WIN162', 'WIN215'],
    sources: [
      GUIDE,
      { evidence: 'report', where: 'microsoft/SDN#170, #313; rancher/rancher#19230; Azure/aks-engine#3789' },
    ],
  },
  {
    name: 'nodeport-from-node',
    title: 'a Windows node cannot reach a NodePort of its own',
    why: 'The load balancing of HNS does not apply to connections that the node makes to itself. It is a limit of the platform, and no setting changes it.',
    steps: ['connect from another node or from outside the cluster', 'do not build health probes on it'],
    asked: ['my windows node cannot access NodePort service'],
    sources: [GUIDE],
  },
  {
    name: 'service-ip-from-node',
    title: 'a Windows node cannot reach Services by their cluster IP',
    why: 'Load balancing policies of HNS belong to endpoints of pods. The node itself has no such endpoint. Pods reach Services.',
    steps: [
      'connect from a pod; or from the node to an endpoint address or a NodePort of another node',
      'with flannel in host-gw mode look whether the host endpoint `NAME_ep` is there: `Get-HnsEndpoint`',
    ],
    asked: ['my windows node cannot access my services using the service IP'],
    sources: [GUIDE],
  },
  {
    name: 'dns-resolution',
    title: 'names do not resolve in Windows pods',
    why: 'Windows takes every name with a dot for complete, and has one search suffix: that of the namespace of the pod. So `kubernetes` and `kubernetes.default.svc.cluster.local` resolve, `kubernetes.default` does not. A suffix of another namespace in the CNI configuration is wrong for all others.',
    steps: [
      'ask with `Resolve-DnsName NAME`, not with nslookup',
      'declare the capability `dns`, so that the runtime gives the suffix of the pod; write `svc.cluster.local` as the static one',
      'make sure that the DNS server lies in the Service range, and that the Service range is exempt from translation',
      'do not use `ClusterFirstWithHostNet`: Windows pods have no host network',
    ],
    asked: ['DNS resolution is not working properly', 'DNS name resolution does not work'],
    codes: ['WIN228', 'WIN219', 'WIN107'],
    sources: [GUIDE, { evidence: 'report', where: 'flannel-io/flannel#1091' }],
  },
  {
    name: 'endpoints-deleted',
    title: 'HNS endpoints and adapters of running pods disappear',
    why: 'kube-proxy tells local endpoints by the name of the node. Without `--hostname-override`, or with another name than that of kubelet and the Node object, it takes the endpoints of its own node for remote ones and deletes them when no Service needs them any more.',
    symptoms: ['Removing endpoints, since no one is referencing it'],
    steps: [
      'give kubelet and kube-proxy the same `--hostname-override`, in lower case and without quotes in it',
      'give flanneld the same name in `NODE_NAME`',
    ],
    asked: [
      'my container vNICs and HNS endpoints are being deleted',
      'vNICs and HNS endpoints of containers are being deleted',
    ],
    codes: ['WIN430', 'WIN431', 'WIN432'],
    sources: [
      GUIDE,
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/proxy/endpoints.go v1.20.2; kubernetes/kubernetes#85616',
      },
    ],
  },
]
