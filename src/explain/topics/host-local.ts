import type { Topic } from '../topic.ts'

/** host-local, which hands out the addresses of pods. */
export const HOST_LOCAL_TOPICS: readonly Topic[] = [
  {
    name: 'no-addresses-left',
    title: 'host-local has no address left',
    why: 'host-local keeps a file for each address below `C:\\var\\lib\\cni\\networks`. After crashes or a reset files stay that belong to no pod. A range of the pods that is too short ends soon, too: the first three addresses and the last are not for pods.',
    steps: [
      'compare the files with the pods of the node, and remove those that belong to none while no pod is being made',
      'take a pod CIDR of /24 or shorter',
    ],
    symptoms: [
      'failed to allocate for range …: no IP addresses available in range set: …',
      'no IP addresses available in range set: …',
    ],
    codes: ['WIN106'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins host-local v0.8.0 to v1.9.1' },
      { evidence: 'report', where: 'rancher/rancher#26320' },
    ],
  },
  {
    name: 'address-taken',
    title: 'host-local does not give an address a second time',
    why: 'From plugins 0.8.2 on host-local refuses a container that has an address already, and any address that somebody asks for and that is taken, the gateway, or outside the range. A script that asks for the source VIP at every start asks twice under one container id; a pod does after its sandbox broke off.',
    steps: [
      'look into `C:\\var\\lib\\cni\\networks\\NAME`: each file is an address, and holds the id of the container that has it',
      'for the source VIP keep the first answer of host-local, or give the address back with `CNI_COMMAND=DEL` before you ask again',
      'remove the file when its container is gone',
    ],
    symptoms: [
      'failed to allocate for range …: … has been allocated to …, duplicate allocation is not allowed',
      'duplicate allocation is not allowed',
      'failed to allocate for range …: requested IP address … is not available in range set …',
      "failed to allocate for range …: requested ip … is subnet's gateway",
      'failed to allocate all requested IPs: …',
    ],
    codes: ['WIN218', 'WIN270'],
    sources: [{ evidence: 'measured', where: 'containernetworking/plugins host-local v0.8.0 to v1.9.1' }],
  },
  {
    name: 'ipam-range',
    title: 'host-local does not take its range',
    why: 'host-local looks at the ranges whenever a pod starts. A range needs `subnet`, without bits behind the prefix and with room for addresses; ranges of one set may not overlap.',
    steps: [
      'check the configuration with `hnsc validate FILE`: it names the range and what is wrong with it',
      'with flannel write no `ipam` into the delegate: flannel writes it from subnet.env',
    ],
    symptoms: [
      'no IP ranges specified',
      'invalid range set …: …',
      'Network has host bits set. For a subnet mask of length … the network address is …',
      'Network … too small to allocate from',
      'range set … overlaps with …',
      "IPAM config missing 'ipam' key",
    ],
    codes: ['WIN201', 'WIN227', 'WIN270'],
    sources: [{ evidence: 'measured', where: 'containernetworking/plugins host-local v0.8.0 to v1.9.1' }],
  },
]
