import { parseNetConf, readBackend } from '../../programs/flanneld.ts'
import { readEnvFile } from '../../text/env-file.ts'
import { printJson } from '../../text/print-json.ts'
import type { Tree } from '../../text/tree.ts'
import { field, type Field } from '../field.ts'
import { NEWEST_FLANNELD } from '../../facts/flanneld-releases.ts'
import { canonicalRange, rangeClaim, textClaim } from './claim-fields.ts'
import type { Claim, Subject } from './claim.ts'

/** What net-conf.json says, its defaults included. */
export function netConfClaims(tree: Tree | undefined, flannel = NEWEST_FLANNELD): Claim[] {
  const network = field(tree, [], 'Network')
  const backend = field(tree, [], 'Backend')
  const name = field(backend?.value, backend?.path ?? [], 'Name')
  const mac = field(backend?.value, backend?.path ?? [], 'MacPrefix')
  if (tree === undefined) return []
  const parsed = parseNetConf(printJson(tree), flannel)
  const read = parsed.result.ok ? readBackend(parsed.result.value, flannel) : undefined
  const made = read?.result.ok === true ? read.result.value : undefined
  const claim = (subject: Subject, value: string, place: Field | undefined): Claim[] => [
    { subject, value, shown: value, at: { path: (place ?? backend)?.path ?? [] } },
  ]
  const type = field(backend?.value, backend?.path ?? [], 'Type')
  const vni = field(backend?.value, backend?.path ?? [], 'VNI')
  return [
    ...(made === undefined || !('name' in made) ? [] : claim('network name', made.name, name)),
    ...(made === undefined ? [] : claim('backend of flanneld', made.kind, type)),
    ...(made?.kind === 'vxlan' ? claim('VNI', String(made.vni), vni) : []),
    ...rangeClaim('range of the pods', network),
    ...textClaim('MAC prefix', mac, (value) => value.toUpperCase()),
  ]
}

/** What subnet.env says. */
export function subnetEnvClaims(envText: string): Claim[] {
  const { lines } = readEnvFile(envText)
  const last = (key: string) => lines.findLast((line) => line.key === key && line.value !== undefined)
  const claim = (subject: Subject, key: string): Claim[] => {
    const line = last(key)
    const cidr = canonicalRange((line?.value ?? '').split(',')[0] ?? '')
    if (line === undefined || cidr === undefined) return []
    return [{ subject, value: cidr, shown: line.value ?? '', at: { span: line.valueSpan } }]
  }
  const masq = last('FLANNEL_IPMASQ')
  return [
    ...claim('range of the pods', 'FLANNEL_NETWORK'),
    ...claim('subnet of the node', 'FLANNEL_SUBNET'),
    ...(masq?.value === 'true' || masq?.value === 'false'
      ? [
          {
            subject: 'setting of masquerading' as const,
            value: masq.value,
            shown: masq.value,
            at: { span: masq.valueSpan },
          },
        ]
      : []),
  ]
}
