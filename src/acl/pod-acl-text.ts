import { formatAddress } from '../net/address.ts'
import type { Acl } from '../policy/acl/acl.ts'
import type { PodAcls } from '../policy/acl/compile.ts'
import { because, ruleText } from './pod-acl-json.ts'

/** The ACLs of a pod for people: one a line, the first that matches decides. */
export function podAclText({ pod, acls, omitted }: PodAcls, explain: boolean): string {
  const place = pod.node === undefined ? '' : ` on ${pod.node}`
  const head = `${pod.namespace}/${pod.name} ${pod.addresses.map(formatAddress).join(' ')}${place}\n`
  if (acls.length === 0) return `${head}  no ACL: no policy selects it\n`
  const lines = acls.map((one) => {
    const { acl } = one
    const rule = `  ${acl.direction.padEnd(3)} ${String(acl.priority).padStart(5)}  ${acl.action}  ${matches(acl)}`
    return explain ? `${rule}\n${' '.repeat(13)}${because(one)}` : rule
  })
  const left = omitted.map(({ origin, reason, name }) =>
    reason === 'sctp'
      ? `  left out: SCTP of ${ruleText(origin)}`
      : `  left out: the port \`${name}\` of ${ruleText(origin)}, which the pod has not got`,
  )
  return `${[...lines, ...left].join('\n')}\n`.replace(/^/, head)
}

const PROTOCOLS: Readonly<Record<number, string>> = { 6: 'tcp', 17: 'udp' }
/** Longer lists are cut; the JSON has all. */
const MOST_SHOWN = 6

/** What an ACL matches, in the order of a sentence. */
export function matches(acl: Acl): string {
  const protocols = acl.protocols?.map((number) => PROTOCOLS[number] ?? String(number)).join('+')
  const ports = acl.direction === 'In' ? acl.localPorts : acl.remotePorts
  const peers = acl.remoteAddresses
  const shown = peers === undefined ? 'everywhere' : short(peers)
  const words = [
    protocols ?? 'every protocol',
    ...(ports === undefined ? [] : [`port ${short(ports)}`]),
    acl.direction === 'In' ? `from ${shown}` : `to ${shown}`,
  ]
  return words.join(' ')
}

function short(list: readonly string[]): string {
  const shown = list.slice(0, MOST_SHOWN).join(',')
  return list.length <= MOST_SHOWN ? shown : `${shown} and ${list.length - MOST_SHOWN} more`
}
