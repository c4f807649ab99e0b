import type { Address } from '../net/address.ts'
import type { Cidr } from '../net/cidr.ts'
import type { Path } from '../text/tree.ts'
import { asAddress, asCidr, asLine, asMatch, refuse } from './parse.ts'
import { type Parse, type Placed, readList, readOptional, type Reader, treeAt } from './reader.ts'
import { isDeviceName } from './windows-path.ts'

/** One entry of `nodes` with the places of its values; what cannot be read is absent. */
export interface NodeDraft {
  readonly path: Path
  readonly name?: Placed<string>
  readonly managementIP?: Placed<Address>
  /** Empty when the spec gives none. */
  readonly podCIDRs: readonly Placed<Cidr>[]
  readonly adapter?: string
  readonly drMAC?: string
}

/** The nodes in the order of the spec. */
export function readNodes(reader: Reader): readonly NodeDraft[] {
  const tree = treeAt(reader, ['nodes'])
  if (tree?.kind !== 'array') return []
  return tree.items.flatMap((item, i) => (item.kind === 'object' ? [readNode(reader, ['nodes', i])] : []))
}

function readNode(reader: Reader, path: Path): NodeDraft {
  const placed = <T>(key: string, parse: Parse<T>): Placed<T> | undefined => {
    const value = readOptional(reader, [...path, key], parse)
    return value === undefined ? undefined : { value, at: { path: [...path, key] } }
  }
  const name = placed('name', asNodeName)
  const managementIP = placed('managementIP', asAddress)
  const adapter = placed('adapter', asLine('the adapter name'))?.value
  const drMAC = placed('drMAC', asMac)?.value
  return {
    path,
    ...(name === undefined ? {} : { name }),
    ...(managementIP === undefined ? {} : { managementIP }),
    podCIDRs: readList(reader, [...path, 'podCIDR'], asCidr, true) ?? [],
    ...(adapter === undefined ? {} : { adapter }),
    ...(drMAC === undefined ? {} : { drMAC }),
  }
}

const DNS_1123 = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

/** The name of a Node object. Files are named after nodes, so a name that Windows keeps for a device is none. */
const asNodeName: Parse<string> = (text) => {
  if (DNS_1123.test(text) && !isDeviceName(text)) return { ok: true, value: text }
  const lower = text.toLowerCase()
  if (isDeviceName(text)) {
    return refuse({
      code: 'WIN115',
      message: `node name \`${text}\` is the name of a device on Windows`,
      label: 'no directory can be called so',
      help: 'give the node another name',
    })
  }
  const folded = DNS_1123.test(lower)
  return refuse({
    code: 'WIN115',
    message: `node name \`${text}\` is no lower-case DNS-1123 name`,
    label: 'the Node object cannot be called so',
    help: folded
      ? `write \`${lower}\``
      : 'use lower-case letters, digits, `-` and `.`, with a letter or digit at both ends',
  })
}

/** A MAC address, in lower case with dashes. */
export const asMac: Parse<string> = (text) => {
  const parsed = asMatch(/^[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}$/, (bad) => ({
    code: 'WIN122',
    message: `\`${bad}\` is no MAC address`,
    help: 'write six octets in hexadecimal: `00-15-5d-01-02-03`',
  }))(text)
  return parsed.ok ? { ok: true, value: parsed.value.toLowerCase().replaceAll(':', '-') } : parsed
}
