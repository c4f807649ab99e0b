import type { Api, Scalar } from '../../facts/hns-schema/key.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress } from '../../net/address.ts'
import type { Path, StringTree, Tree } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import { addressList, portList, protocolList } from './check-lists.ts'
import { wrongType } from './wrong-type.ts'

/** One value against what HNS wants under its key. */
export function checkScalar(value: Tree, path: Path, scalar: Scalar, api: Api): Finding[] {
  switch (scalar) {
    case 'any':
    case 'policies':
      return []
    case 'boolean':
      return value.kind === 'boolean' ? [] : [noBoolean(value, path, api)]
    case 'uint8':
      return number(value, path, 0xff, api)
    case 'uint16':
      return number(value, path, 0xffff, api)
    case 'uint32':
      return number(value, path, 0xffff_ffff, api)
    case 'uint64':
      return number(value, path, 2n ** 64n - 1n, api)
    case 'port':
      return port(value, path, api)
    default:
      if (value.kind !== 'string') return [noString(value, path, api)]
      return text(value, path, scalar)
  }
}

function noBoolean(value: Tree, path: Path, api: Api): Finding {
  const word = value.kind === 'string' ? value.value.toLowerCase() : ''
  const fix =
    word === 'true' || word === 'false'
      ? { title: 'remove the quotation marks', edits: [{ at: value, newText: word }] }
      : undefined
  return wrongType(value, path, '`true` or `false`', api, fix)
}

function noString(value: Tree, path: Path, api: Api): Finding {
  const wanted = value.kind === 'array' ? 'one string with commas' : 'a string'
  const texts =
    value.kind === 'array' ? value.items.map((item) => (item.kind === 'string' ? item.value : undefined)) : []
  const joined = texts.every((item) => item !== undefined) ? texts.join(',') : undefined
  if (value.kind === 'array' && joined !== undefined) {
    return wrongType(value, path, wanted, api, {
      title: 'write one string with commas',
      edits: [{ at: value, newText: JSON.stringify(joined) }],
    })
  }
  if (value.kind !== 'number') return wrongType(value, path, wanted, api)
  return wrongType(value, path, wanted, api, {
    title: 'write quotation marks around the number',
    edits: [{ at: value, newText: JSON.stringify(value.raw) }],
  })
}

function number(value: Tree, path: Path, most: number | bigint, api: Api): Finding[] {
  if (value.kind !== 'number') {
    const fix =
      value.kind === 'string' && /^(0|[1-9][0-9]*)$/.test(value.value)
        ? { title: 'remove the quotation marks', edits: [{ at: value, newText: value.value }] }
        : undefined
    return [wrongType(value, path, 'a number', api, fix)]
  }
  if (/^[0-9]+$/.test(value.raw) && BigInt(value.raw) <= most) return []
  return [outOfRange(value.raw, path, `a whole number from 0 to ${most}`)]
}

function port(value: Tree, path: Path, api: Api): Finding[] {
  const whole = number(value, path, 0xffff, api)
  if (whole.length > 0 || value.kind !== 'number' || Number(value.raw) > 0) return whole
  return [outOfRange(value.raw, path, 'a port from 1 to 65535')]
}

function outOfRange(raw: string, path: Path, wanted: string): Finding {
  return {
    code: 'WIN307',
    message: `\`${keyName(path)}\` is \`${raw}\`, which does not fit its field`,
    label: 'it is refused, or cut to its lower bits',
    help: `write ${wanted}`,
    at: { path },
  }
}

function text(value: StringTree, path: Path, scalar: Scalar): Finding[] {
  switch (scalar) {
    case 'addresses':
      return addressList(value, path)
    case 'ports':
      return portList(value, path)
    case 'protocols':
      return protocolList(value, path)
    case 'mac':
      return mac(value, path)
    case 'guid':
      return GUID.test(value.value) ? [] : [noSuchText(value, path, 'a GUID')]
    case 'address':
      return parseAddress(value.value) === undefined ? [noSuchText(value, path, 'an IP address')] : []
    case 'prefix':
      return prefix(value, path)
    case 'address-or-prefix': {
      const { kind } = cidrText(value.value)
      return kind === 'cidr' || kind === 'address' ? [] : [noSuchText(value, path, 'an address or a prefix')]
    }
    case 'port-text':
      return portText(value, path)
    case 'protocol-name':
      return protocolName(value, path)
    default:
      return []
  }
}

/** Bits behind the prefix of a subnet are told with the gateway. */
function prefix(value: StringTree, path: Path): Finding[] {
  const { kind } = cidrText(value.value)
  const toldElsewhere = kind === 'host-bits' && keyName(path).endsWith('AddressPrefix')
  return kind === 'cidr' || toldElsewhere ? [] : [noSuchText(value, path, 'a network prefix')]
}

// Braces as PowerShell prints them are taken too.
const GUID = /^\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?$/

function noSuchText({ value }: StringTree, path: Path, what: string): Finding {
  return {
    code: 'WIN340',
    message: value === '' ? `\`${keyName(path)}\` is empty` : `\`${value}\` is not ${what}`,
    label: 'HNS refuses the object',
    help: `write ${what}`,
    at: { path },
  }
}

function mac(value: StringTree, path: Path): Finding[] {
  if (/^[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}$/.test(value.value)) return []
  const hex = value.value.replace(/[:.\- ]/g, '')
  const dashed = /^[0-9A-Fa-f]{12}$/.test(hex) ? (hex.match(/../g) ?? []).join('-') : undefined
  return [
    {
      code: 'WIN335',
      message: `the MAC address \`${value.value}\` is not written with dashes`,
      label: 'HNS takes six pairs of digits with dashes between them',
      help: dashed === undefined ? 'write it as `00-15-5D-00-00-01`' : `write \`${dashed}\``,
      at: { path },
      ...(dashed === undefined
        ? {}
        : {
            fix: {
              title: `write \`${dashed}\``,
              safe: true,
              edits: [{ at: value, newText: JSON.stringify(dashed) }],
            },
          }),
    },
  ]
}

function portText(value: StringTree, path: Path): Finding[] {
  const right = /^[1-9][0-9]{0,4}$/.test(value.value) && Number(value.value) <= 0xffff
  return right ? [] : [outOfRange(value.value, path, 'a port from 1 to 65535 in quotation marks')]
}

function protocolName(value: StringTree, path: Path): Finding[] {
  if (value.value === 'TCP' || value.value === 'UDP') return []
  const name = value.value.toUpperCase()
  const spelt = name === '6' ? 'TCP' : name === '17' ? 'UDP' : name
  return [
    {
      code: 'WIN317',
      message: `the protocol \`${value.value}\` is neither \`TCP\` nor \`UDP\``,
      label: 'HNS (v1) knows the two names only',
      help: spelt === 'TCP' || spelt === 'UDP' ? `write \`${spelt}\`` : 'write `TCP` or `UDP`',
      at: { path },
    },
  ]
}

function keyName(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '')
}
