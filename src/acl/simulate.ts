import { type Address, formatAddress, sameAddress } from '../net/address.ts'
import { compileAcls, type ExplainedAcl, type PodAcls } from '../policy/acl/compile.ts'
import { evaluateAcls } from '../policy/acl/evaluate.ts'
import type { Inventory, Pod } from '../policy/acl/inventory.ts'
import type { NetworkPolicy } from '../policy/acl/network-policy.ts'

/** The first packet of a connection. */
export interface Connection {
  readonly from: Address
  readonly to: Address
  /** IANA number. */
  readonly protocol: number
  /** Destination port. */
  readonly port: number
}

/** What the ACLs of one pod say of a connection. */
export interface Step {
  readonly pod: Pod
  readonly direction: 'In' | 'Out'
  readonly allowed: boolean
  /** Absent for a pod without ACLs. */
  readonly acl?: ExplainedAcl
}

/** A source port that the rules of no NetworkPolicy can name. */
const SOURCE_PORT = 49152

/** The way of a connection: out of the pod that it comes from and into the one that it goes to, where they are in the inventory. */
export function simulate(
  policies: readonly NetworkPolicy[],
  inventory: Inventory,
  connection: Connection,
): readonly Step[] {
  const has = (pod: Pod, address: Address) => pod.addresses.some((own) => sameAddress(own, address))
  const involved = (pod: Pod) => has(pod, connection.from) || has(pod, connection.to)
  const steps: Step[] = []
  for (const compiled of compileAcls(policies, inventory)) {
    if (!involved(compiled.pod)) continue
    if (has(compiled.pod, connection.from)) steps.unshift(step(compiled, 'Out', connection))
    if (has(compiled.pod, connection.to)) steps.push(step(compiled, 'In', connection))
  }
  return steps
}

function step(
  { pod, acls }: PodAcls,
  direction: 'In' | 'Out',
  { from, to, protocol, port }: Connection,
): Step {
  const [local, remote] = direction === 'Out' ? [from, to] : [to, from]
  const [localPort, remotePort] = direction === 'Out' ? [SOURCE_PORT, port] : [port, SOURCE_PORT]
  const verdict = evaluateAcls(
    acls.map(({ acl }) => acl),
    { direction, local, remote, protocol, localPort, remotePort },
    'whole-endpoint',
  )
  if (verdict.kind !== 'matched')
    return { pod, direction, allowed: verdict.kind === 'default' && verdict.action === 'Allow' }
  const acl = acls.find((one) => one.acl === verdict.acl)
  return { pod, direction, allowed: verdict.action === 'Allow', ...(acl === undefined ? {} : { acl }) }
}

/** The pod of a name such as `prod/web-1`, or with an address; undefined where there is none. */
export function findPod(text: string, inventory: Inventory): Pod | undefined {
  const [namespace, name] = text.includes('/') ? text.split('/') : ['default', text]
  return inventory.pods.find(
    (pod) =>
      (pod.namespace === namespace && pod.name === name) ||
      pod.addresses.some((address) => formatAddress(address) === text),
  )
}
