import type { Finding } from '../../diagnostic/finding.ts'
import type { Path, StringTree } from '../../text/tree.ts'
import { isSetId } from '../../policy/needs.ts'
import { cidrText } from '../cidr-text.ts'
import { entryOf } from '../../text/entry-of.ts'

/**
 * How many entries one list of an ACL may have: what Felix takes, since Microsoft recommends 'a few thousand' at the
 * most. Source: projectcalico/calico felix/dataplane/windows/policysets/policysets.go 87c15906.
 */
const MOST_ENTRIES = 4000

/** Addresses and prefixes with commas between them, as the ACLs of HNS have them. */
export function addressList(value: StringTree, path: Path): Finding[] {
  if (value.value === '') return []
  const parts = value.value.split(',')
  const wrong = parts.find((part) => !isAddress(part))
  if (wrong === undefined) return tooMany(parts.length, path)
  const trimmed = parts.map((part) => part.trim())
  const spaces = trimmed.every(isAddress)
  const word = wrong.trim()
  const host = cidrText(word)
  const all = /^(any|all|\*|0\.0\.0\.0)$/i.test(word)
  return [
    {
      code: 'WIN315',
      message: spaces
        ? `\`${value.value}\` has blanks between its addresses`
        : host.kind === 'host-bits'
          ? `\`${word}\` has bits behind its prefix`
          : `\`${word}\` is no address, prefix or set`,
      label: 'HNS refuses the policy: 0x803b000d',
      help: spaces
        ? `write \`${trimmed.join(',')}\``
        : host.kind === 'host-bits'
          ? `write \`${host.canonical}\``
          : all
            ? 'leave the key out; without it every address matches'
            : 'write addresses and prefixes with commas between them',
      at: { path },
      ...(spaces
        ? {
            fix: {
              title: 'remove the blanks',
              safe: true,
              edits: [{ at: value, newText: JSON.stringify(trimmed.join(',')) }],
            },
          }
        : {}),
    },
  ]
}

function isAddress(text: string): boolean {
  const { kind } = cidrText(text)
  return kind === 'cidr' || kind === 'address' || isSetId(text)
}

/** Ports and ranges of ports with commas between them. */
export function portList(value: StringTree, path: Path): Finding[] {
  if (value.value === '') return []
  const parts = value.value.split(',')
  const wrong = parts.find((part) => !isPortRange(part))
  if (wrong === undefined) return tooMany(parts.length, path)
  const mended = parts.map((part) => part.trim().replace(/\s*[:-]\s*/, '-'))
  const mendable = mended.every(isPortRange)
  const all = /^(any|all|\*|0|0-65535)$/i.test(wrong.trim())
  return [
    {
      code: 'WIN316',
      message: `\`${wrong}\` is neither a port nor a range of ports`,
      label: 'HNS refuses the policy, or the rule matches no packet',
      help: all
        ? 'leave the key out; without it every port matches'
        : mendable
          ? `write \`${mended.join(',')}\``
          : 'write numbers from 1 to 65535 and ranges such as `8000-8080`, with commas between them',
      at: { path },
      ...(mendable
        ? {
            fix: {
              title: `write \`${mended.join(',')}\``,
              safe: true,
              edits: [{ at: value, newText: JSON.stringify(mended.join(',')) }],
            },
          }
        : {}),
    },
  ]
}

function isPortRange(text: string): boolean {
  const match = /^([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?$/.exec(text)
  if (match === null) return false
  const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])]
  return first <= last && last <= 0xffff
}

/** IANA numbers of protocols by their names. */
const PROTOCOLS: Readonly<Record<string, number>> = {
  icmp: 1,
  icmpv4: 1,
  igmp: 2,
  tcp: 6,
  udp: 17,
  icmpv6: 58,
  sctp: 132,
  udplite: 136,
}

/** Numbers of protocols with commas between them. */
export function protocolList(value: StringTree, path: Path): Finding[] {
  if (value.value === '') return []
  const parts = value.value.split(',')
  const wrong = parts.find((part) => !/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255)
  if (wrong === undefined) return []
  const numbers = parts.map((part) => {
    const number = entryOf(PROTOCOLS, part.trim().toLowerCase()) ?? Number(part.trim() || NaN)
    return Number.isInteger(number) && number <= 255 ? String(number) : undefined
  })
  const mended = numbers.every((number) => number !== undefined) ? numbers.join(',') : undefined
  const all = /^(256|any|all|\*)$/i.test(wrong.trim())
  return [
    {
      code: 'WIN317',
      message: `\`${wrong}\` is no number of a protocol`,
      label: 'HNS refuses the policy, or the rule matches no packet or every one',
      help: all
        ? 'leave the key out; without it every protocol matches'
        : mended === undefined
          ? 'write IANA numbers such as `6` for TCP and `17` for UDP'
          : `write \`${mended}\``,
      at: { path },
      ...(mended === undefined
        ? {}
        : {
            fix: {
              title: `write \`${mended}\``,
              safe: true,
              edits: [{ at: value, newText: JSON.stringify(mended) }],
            },
          }),
    },
  ]
}

function tooMany(entries: number, path: Path): Finding[] {
  if (entries <= MOST_ENTRIES) return []
  return [
    {
      code: 'WIN320',
      message: `the list has ${entries} entries`,
      label: 'Microsoft recommends a few thousand at the most',
      help: `split the rule into several of up to ${MOST_ENTRIES} entries`,
      at: { path },
    },
  ]
}
