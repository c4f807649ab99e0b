import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'

const WIN_BRIDGE: Source = {
  evidence: 'code',
  where: 'containernetworking/plugins pkg/hns/endpoint_windows.go v1.9.1: the gateway is network + 2',
}
const SECOND_ADDRESS: Source = {
  evidence: 'measured',
  where:
    'win-bridge and host-local v1.9.1: the first pod of a bare subnet gets network + 2, the gateway itself',
}
const HNS_GATEWAY: Source = { evidence: 'report', where: 'microsoft/SDN#333, kubernetes/kubernetes#74766' }
const WIN_NAT: Source = {
  evidence: 'code',
  where:
    'containernetworking/plugins pkg/hns/netconf_windows.go v1.9.1: the list reaches HNS as it is written',
}

/** The diagnostics about lists of ranges and address plans: `hnsc cidr`. */
export const ADDRESS_CODES = codeTable({
  WIN150: {
    name: 'listed-twice',
    severity: 'error',
    title: 'the same range is listed twice',
    why: 'Two owners of one range hand out the same addresses.',
    sources: [{ evidence: 'code', where: 'src/net/ranges/overlaps.ts, held against a brute-force oracle' }],
  },
  WIN151: {
    name: 'nested-ranges',
    severity: 'error',
    title: 'one range lies inside another',
    why: 'The owner of the wider range may hand out addresses of the narrower one. `--allow` names ranges that are meant to hold others.',
    sources: [{ evidence: 'code', where: 'src/net/ranges/overlaps.ts, held against a brute-force oracle' }],
  },
  WIN152: {
    name: 'crossing-ranges',
    severity: 'error',
    title: 'two ranges share a part of their addresses',
    why: 'Neither range can be routed without taking addresses of the other.',
    sources: [{ evidence: 'code', where: 'src/net/ranges/overlaps.ts, held against a brute-force oracle' }],
  },
  WIN153: {
    name: 'spelling',
    severity: 'warning',
    title: 'an address is not spelt canonically',
    why: 'Programs that compare ranges as text, as win-bridge does, take two spellings for two ranges.',
    sources: [
      { evidence: 'docs', where: 'RFC 5952' },
      { evidence: 'code', where: 'containernetworking/plugins pkg/hns/netconf_windows.go v1.9.1' },
    ],
  },
  WIN154: {
    name: 'special-range',
    severity: 'warning',
    title: 'a range lies where the standards keep addresses for a special use',
    why: 'Hosts and routers treat such addresses differently, and some never forward them.',
    symptoms: ['may not be in the loopback range (127.0.0.0/8, ::1/128)'],
    sources: [
      { evidence: 'docs', where: 'IANA IPv4 and IPv6 special-purpose address registries' },
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/apis/core/validation ValidateNonSpecialIP v1.20.2',
      },
    ],
  },
  WIN155: {
    name: 'public-range',
    severity: 'warning',
    title: 'a range of the cluster is public space',
    why: 'The addresses belong to somebody on the internet, whom the cluster can then no longer reach.',
    sources: [
      { evidence: 'report', where: 'microsoft/SDN#238' },
      { evidence: 'docs', where: 'RFC 1918' },
    ],
  },
  WIN156: {
    name: 'sample-range',
    severity: 'error',
    title: 'a range is that of a published sample',
    why: 'The value was copied with the sample and is not the range of this cluster.',
    sources: [
      { evidence: 'code', where: 'microsoft/SDN Kubernetes/windows/start-kubelet.ps1 242fb0c' },
      { evidence: 'report', where: 'microsoft/SDN#238' },
    ],
  },
  WIN157: {
    name: 'known-range',
    severity: 'warning',
    title: 'a range holds addresses that something else is likely to use',
    why: 'HNS, clouds and routers use fixed ranges that no file of the cluster names.',
    sources: [
      {
        evidence: 'code',
        where: 'microsoft/SDN Kubernetes/windows/helper.psm1 CreateExternalNetwork 242fb0c',
      },
      { evidence: 'report', where: 'flannel-io/flannel#1054' },
    ],
  },
  WIN158: {
    name: 'gateway-outside',
    severity: 'error',
    title: 'a gateway lies outside its network',
    why: 'HNS refuses an endpoint whose gateway is not in its subnet, or pods reach nothing outside it.',
    symptoms: ['0x803b000a'],
    sources: [WIN_BRIDGE, { evidence: 'report', where: 'containerd/nerdctl#28' }],
  },
  WIN159: {
    name: 'gateway-place',
    severity: 'error',
    title: 'a gateway is neither the first nor the second address of its network',
    why: 'HNS takes network + 1 and win-bridge network + 2, whatever the configuration says.',
    sources: [WIN_BRIDGE, HNS_GATEWAY],
  },
  WIN160: {
    name: 'first-pod-address',
    severity: 'error',
    title: 'the first pod address is already taken',
    why: 'The network address, the gateway of HNS at network + 1 and that of win-bridge at network + 2 are no addresses for pods.',
    symptoms: ['0x1392'],
    sources: [SECOND_ADDRESS, HNS_GATEWAY],
  },
  WIN161: {
    name: 'exception-too-broad',
    severity: 'error',
    title: 'a NAT exception holds more than the ranges of the plan',
    why: 'Destinations that are exempt keep the pod address as their source; those outside the cluster cannot answer it.',
    sources: [WIN_NAT, { evidence: 'report', where: 'Azure/AKS#1367, Azure/aks-engine#1235' }],
  },
  WIN162: {
    name: 'exception-missing',
    severity: 'error',
    title: 'a range of the plan is not wholly among the NAT exceptions',
    why: 'Traffic to what is missing leaves with the node address, so network policies and return routes do not match it.',
    sources: [WIN_NAT, { evidence: 'report', where: 'Azure/aks-engine#3789' }],
  },
  WIN163: {
    name: 'exception-redundant',
    severity: 'warning',
    title: 'a NAT exception lies inside another',
    why: 'It has no effect, and on Windows Server 2019 the list is reduced to addresses, of which the broadest stays.',
    sources: [{ evidence: 'report', where: 'Azure/aks-engine#2080' }],
  },
  WIN164: {
    name: 'exception-unrelated',
    severity: 'info',
    title: 'a NAT exception belongs to no range of the plan',
    why: 'Its destinations see pod addresses; that is right for a network that routes the pods, and for no other.',
  },
  WIN165: {
    name: 'range-outside',
    severity: 'error',
    title: 'a range lies outside the range that must hold it',
    why: 'The outer range is what routes, exceptions and HNS know; addresses outside it are unknown to them.',
    sources: [WIN_BRIDGE, { evidence: 'report', where: 'containerd/nerdctl#28' }],
  },
  WIN166: {
    name: 'nothing-to-check',
    severity: 'warning',
    title: 'no prefix, range or address was found',
    why: 'A check of nothing finds nothing; the file is probably of another form, or `--path` points elsewhere.',
  },
  WIN167: {
    name: 'overlaps-left-out',
    severity: 'info',
    title: 'not every overlap is listed',
    why: 'The number of pairs can be far greater than that of the ranges; `--limit` says how many are listed.',
  },
})
