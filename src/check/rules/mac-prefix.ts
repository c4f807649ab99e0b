import type { Finding } from '../../diagnostic/finding.ts'
import { type Field, textOf } from '../field.ts'

/**
 * A prefix of MAC addresses that has the length and the hyphen, which is all that programs look at, but is none.
 * Sources: containernetworking/plugins win-overlay_windows.go, flannel-io/flannel vxlan_windows.go, measured.
 */
export function macPrefixFinding(found: Field, program: string): Finding[] {
  const text = textOf(found.value)
  if (text === undefined || !/^..-..$/.test(text)) return []
  const octets = /^([0-9a-f]{2})-[0-9a-f]{2}$/i.exec(text)
  const group = octets !== null && Number.parseInt(octets[1] ?? '', 16) % 2 === 1
  if (octets !== null && !group) return []
  return [
    {
      code: 'WIN244',
      message: group
        ? `the MAC prefix \`${text}\` is one of group addresses`
        : `the MAC prefix \`${text}\` is not hexadecimal`,
      label: `${program} takes it, and no adapter can have such an address`,
      help: 'write two hexadecimal octets, of which the first is even, such as `0E-2A`',
      at: { path: found.path },
    },
  ]
}
