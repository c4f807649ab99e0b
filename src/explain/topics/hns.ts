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
