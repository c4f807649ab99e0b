import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const HNS: Source = {
  evidence: 'docs',
  where: 'MicrosoftDocs/Virtualization-Documentation virtualization/api/hcn/Reference/HCNHResult.md 77e0742a',
}

/** What HNS says itself. Its error codes are a table of their own. */
export const HNS_TOPICS: readonly Topic[] = [
  {
    name: 'policy-refused',
    title: 'HNS refuses a policy without saying which',
    why: 'One code stands for every mistake in a policy: a range that is none, or has bits behind its prefix (refused from Windows Server 2022 on), a member of the wrong kind, an unknown type.',
    steps: [
      'check the policies with `hnsc validate`: it judges each by itself and points at the value',
      'send them one by one, to see which one HNS refuses',
    ],
    symptoms: [
      'The provided policy configuration is invalid or missing parameters',
      'hnsCall failed in Win32: Invalid JSON document string. (0x803b001b)',
      'hcnCreateEndpoint failed in Win32: The provided policy configuration is invalid or missing parameters. (0x803b000d)',
    ],
    codes: ['WIN210', 'WIN211', 'WIN213'],
    sources: [HNS, { evidence: 'report', where: 'microsoft/hcsshim#1951; projectcalico/calico#8465' }],
  },
  {
    name: 'parameter-is-incorrect',
    title: 'HNS says that the parameter is incorrect',
    why: 'The error 0x57 is of Windows and names nothing. It has been seen where an adapter has a network of another type already, where an overlay is made anew after a restart of the node, with a VNI below 4096, and where ACLs are added to an endpoint of a NAT network.',
    steps: [
      'check what is sent with `hnsc validate`, or see it with `hnsc trace`',
      'run `Get-HnsNetwork | select Name, Type, NetworkAdapterName`, and remove networks that are left from before',
    ],
    symptoms: ['failed in Win32: The parameter is incorrect. (0x57)', 'The parameter is incorrect'],
    codes: ['WIN330', 'WIN332', 'WIN333'],
    sources: [
      {
        evidence: 'report',
        where:
          'flannel-io/flannel#1966; microsoft/SDN#177; kubernetes-sigs/sig-windows-tools#249; microsoft/hcsshim#164',
      },
    ],
  },
  {
    name: 'network-gone-after-reboot',
    title: 'the network of the pods is gone or broken after the node has restarted',
    why: 'HNS forgets networks that are made without being kept, and flanneld makes its overlay so: somebody must make it again at each start, before kube-proxy and the first pod. What HNS has kept may stand in the way of that, as may a second adapter, which flanneld can take for the first.',
    steps: [
      'run `Get-HnsNetwork | select Name, Type, NetworkAdapterName`: the network of the pods must be there once, with the adapter of the node',
      'let flanneld, or the script that makes the network, start with Windows and before kube-proxy',
      'where there is more than one adapter, give flanneld `--iface`, or the adapter in the script',
      'remove a network of that name that is left from before, and start flanneld again',
    ],
    asked: [
      'network broken after reboot',
      'pods have no network after the windows node was restarted or rebooted',
      'hns network disappears after a restart of the node',
    ],
    sources: [
      { evidence: 'code', where: 'flannel-io/flannel pkg/backend/vxlan/device_windows.go, v0.28.9' },
      {
        evidence: 'report',
        where:
          'flannel-io/flannel#1391, #1423, #1480, #1852, #1966; kubernetes-sigs/sig-windows-tools#94, #250, #291, #316, #345',
      },
    ],
  },
  {
    name: 'element-not-found',
    title: 'HNS says that the element was not found',
    why: 'The error 0x490 (0x80070490) is of Windows and names nothing. Microsoft documents it for networks that are made while IPv6 is off on the host; why others met it was not settled.',
    steps: [
      'switch IPv6 on for the adapter of the node: `Enable-NetAdapterBinding -ComponentID ms_tcpip6`',
      'run `Get-NetAdapter`: the adapter that the network is made on must be there and up',
    ],
    symptoms: ['failed in Win32: Element not found. (0x490)', '0x80070490'],
    sources: [
      {
        evidence: 'docs',
        where: 'MicrosoftDocs/Virtualization-Documentation container-networking/advanced.md (KB4015217)',
      },
      { evidence: 'report', where: 'kubernetes/kubernetes#75421' },
    ],
  },
  {
    name: 'object-already-exists',
    title: 'HNS says that the object already exists',
    why: 'An endpoint has the address already. With win-bridge the first pod of a node may get the address of its gateway, which the endpoint of the host holds; the next attempt gets the next address.',
    steps: [
      'let the range of host-local begin with the third address of the subnet',
      'with flannel in host-gw mode wait for the second attempt: the first pod of a fresh node fails once',
      'remove endpoints that are left from before: `Get-HnsEndpoint | ? State -ne 1 | Remove-HnsEndpoint`',
    ],
    symptoms: ['hnsCall failed in Win32: The object already exists. (0x1392)'],
    codes: ['WIN218'],
    sources: [{ evidence: 'report', where: 'microsoft/SDN#333; kubernetes/kubernetes#74766' }],
  },
]
