import type { Address } from '../net/address.ts'
import type { Cidr } from '../net/cidr.ts'
import { member, type Path, type Tree } from '../text/tree.ts'
import { asAddress, asCidr, asLine, asMatch, refuse } from './parse.ts'
import {
  listTexts,
  type Parse,
  parsedAt,
  parsedEach,
  type Placed,
  readOptional,
  type Reader,
  scalarText,
  treeAt,
} from './reader.ts'
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
  return tree.items.flatMap((item, i) =>
    item.kind === 'object' ? [readNode(reader, item, ['nodes', i])] : [],
  )
}

/**
 * There may be 100,000: values are taken from the node and not from the root of the spec, and that name, address and pod
 * CIDRs are given is noted nowhere, since the draft shows it.
 */
function readNode(reader: Reader, tree: Tree, path: Path): NodeDraft {
  const placed = <T>(key: string, parse: Parse<T>): Placed<T> | undefined => {
    const text = scalarText(member(tree, key)?.value)
    const at = { path: [...path, key] }
    const value = text === undefined ? undefined : parsedAt(reader, { value: text, at }, parse)
    return value === undefined ? undefined : { value, at }
  }
  const name = placed('name', asNodeName)
  const managementIP = placed('managementIP', asAddress)
  const adapter = readOptional(reader, [...path, 'adapter'], asLine('the adapter name'))
  const drMAC = readOptional(reader, [...path, 'drMAC'], asMac)
  const pods = member(tree, 'podCIDR')?.value
  const podTexts = pods === undefined ? undefined : listTexts(pods, [...path, 'podCIDR'], true)
  return {
    path,
    ...(name === undefined ? {} : { name }),
    ...(managementIP === undefined ? {} : { managementIP }),
    podCIDRs: parsedEach(reader, podTexts ?? [], asCidr),
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
