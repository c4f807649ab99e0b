import type { Finding } from '../../../diagnostic/finding.ts'
import type { AddressRoles } from '../address-roles.ts'

/** Bounds of the VNI on Windows: flannel-io/flannel pkg/backend/vxlan/vxlan_windows.go, and the 16 bits of its lease. */
const LEAST = 4096
const MOST = 65_535

/** VNIs that flanneld on Windows refuses or publishes wrongly. */
export function vniBounds(plan: AddressRoles): readonly Finding[] {
  return plan.vnis.flatMap(({ value, at }): Finding[] => {
    const vni = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN
    if (vni >= LEAST && vni <= MOST) return []
    const problem = Number.isNaN(vni)
      ? { message: `\`${value}\` is no VNI`, label: 'a VNI is a whole number' }
      : vni < LEAST
        ? {
            message: `VNI ${vni} is too small`,
            label: `flanneld exits: \`VNI [${vni}] must be greater than or equal to 4096 on Windows\``,
          }
        : {
            message: `VNI ${vni} is too large`,
            label: `flanneld publishes it in 16 bits, as ${vni % 65_536}`,
          }
    return [{ code: 'WIN110', ...problem, help: `take a number from ${LEAST} to ${MOST}`, at }]
  })
}
