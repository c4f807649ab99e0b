import { VALUE_NAMES } from '../../facts/hns-schema/names.ts'
import { formatAddress } from '../../net/address.ts'
import { formatCidr } from '../../net/cidr.ts'
import { isSetId } from '../../policy/needs.ts'
import { entryOf } from '../../text/entry-of.ts'
import { asAddress, asCidr, asMatch, refuse } from '../parse.ts'
import type { Parse } from '../reader.ts'

/** One address, in the spelling that hnsc writes. */
export const asAddressText: Parse<string> = (text) => {
  const parsed = asAddress(text)
  return parsed.ok ? { ok: true, value: formatAddress(parsed.value) } : parsed
}

/** One prefix without host bits, in the spelling that hnsc writes. */
export const asPrefixText: Parse<string> = (text) => {
  const parsed = asCidr(text)
  return parsed.ok ? { ok: true, value: formatCidr(parsed.value) } : parsed
}

/** An address or a prefix. */
export const asAddressOrPrefix: Parse<string> = (text) =>
  text.includes('/') ? asPrefixText(text) : asAddressText(text)

/** What the rules of an access control list compare addresses with: an address, a prefix or the id of a set. */
export const asPeer: Parse<string> = (text) => {
  if (/^(\*|any|all)$/i.test(text)) {
    return refuse({
      code: 'WIN315',
      severity: 'error',
      message: `\`${text}\` is no address`,
      label: 'HNS answers 0x803b000d',
      help: 'leave the key out: then the rule matches any address',
    })
  }
  if (isSetId(text)) return { ok: true, value: text }
  if (!/^[a-z][\w.-]*$/i.test(text)) return asAddressOrPrefix(text)
  return refuse({
    code: 'WIN315',
    severity: 'error',
    message: `\`${text}\` is no address and no id of a set`,
    label: 'HNS answers 0x803b000d',
    help: 'write an address or a prefix; the id of a set has a hyphen and a digit, such as `web-1`',
  })
}

/** A port, or a range of ports `a-b`. */
export const asPortRange: Parse<string> = (text) => {
  const [first = '', last = first, ...more] = text.split('-')
  const [from, to] = [Number(first), Number(last)]
  const ok = [first, last].every((part) => /^[1-9]\d{0,4}$/.test(part)) && more.length === 0
  if (ok && from <= to && to <= 65535) return { ok: true, value: from === to ? first : text }
  return refuse({
    code: 'WIN316',
    severity: 'error',
    message: `\`${text}\` is no port and no range of ports`,
    label: 'HNS answers 0x803b000d',
    help: 'write a number from 1 to 65535, or two with `-` between them, the smaller first',
  })
}

/** One port as a text. */
export const asPortText: Parse<string> = (text) => {
  const parsed = asPortRange(text)
  if (!parsed.ok || !parsed.value.includes('-')) return parsed
  return refuse({
    code: 'WIN316',
    severity: 'error',
    message: `\`${text}\` is a range, where one port belongs`,
    label: 'HNS takes single ports here',
    help: 'list the ports one by one',
  })
}

/** How a spec names protocols, by their numbers of IANA. */
const { ICMPv4, IGMP, TCP, UDP, ICMPv6 } = VALUE_NAMES.ProtocolType.names
export const PROTOCOL_NAMES: Readonly<Record<string, number>> = {
  icmp: ICMPv4,
  igmp: IGMP,
  tcp: TCP,
  udp: UDP,
  icmpv6: ICMPv6,
}

/** A protocol by its name or its number. */
export const asProtocol: Parse<number> = (text) => {
  const number = entryOf(PROTOCOL_NAMES, text.toLowerCase()) ?? (/^\d{1,3}$/.test(text) ? Number(text) : NaN)
  if (number >= 1 && number <= 255) return { ok: true, value: number }
  return refuse({
    code: 'WIN317',
    severity: 'error',
    message: `\`${text}\` is no protocol`,
    label: 'HNS compares numbers of IANA, from 1 to 255',
    help: `write one of \`${Object.keys(PROTOCOL_NAMES).join('`, `')}\` or the number; for any protocol leave the key out`,
  })
}

/** A GUID, with or without braces. */
export const asGuid: Parse<string> = (text) => {
  const parsed = asMatch(/^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i, (bad) => ({
    code: 'WIN340',
    severity: 'error',
    message: `\`${bad}\` is no GUID`,
    help: 'write 32 hexadecimal digits as `8-4-4-4-12`',
  }))(text)
  return parsed.ok ? { ok: true, value: parsed.value.replace(/^\{|\}$/g, '') } : parsed
}
