import type { Finding } from '../../../diagnostic/finding.ts'
import { type HnsScope, keyOf, type PolicySubject } from '../subject.ts'

/** The least VNI that Windows takes. Source: flannel-io/flannel pkg/backend/vxlan/vxlan_windows.go v0.28.9. */
const LEAST_VNI = 4096

/** The VNI of an overlay, wherever a policy has it. */
export function isolation(policy: PolicySubject, { api }: HnsScope): Finding[] {
  const type = policy.type.toUpperCase()
  const key = type === 'VSID' ? (api === 1 ? 'VSID' : 'IsolationId') : 'IsolationId'
  if (type !== 'VSID' && type !== 'REMOTESUBNETROUTE') return []
  const found = keyOf(policy, key)
  if (found?.value.kind !== 'number' || !/^[0-9]+$/.test(found.value.raw)) return []
  const vni = Number(found.value.raw)
  const at = { path: found.path }
  if (vni < LEAST_VNI) {
    return [
      {
        code: 'WIN330',
        message: `the VNI \`${vni}\` is less than ${LEAST_VNI}`,
        label: 'Windows refuses it; flannel prints: VNI must be greater than or equal to 4096',
        help: `write a number from ${LEAST_VNI} to 65535, the same on every node`,
        at,
      },
    ]
  }
  if (vni > 0xffff) {
    return [
      {
        code: 'WIN330',
        severity: 'warning',
        message: `the VNI \`${vni}\` is more than 65535`,
        label: 'hcsshim, flannel and Calico keep its lower 16 bits, so the nodes do not find each other',
        help: `write a number from ${LEAST_VNI} to 65535, the same on every node`,
        at,
      },
    ]
  }
  return []
}
