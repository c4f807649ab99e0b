import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress } from '../../net/address.ts'
import { cidrOf, firstAddress, lastAddress } from '../../net/cidr.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { field, type Field, fieldAt, itemsOf, textOf } from '../field.ts'

/** What is wrong with the answer of host-local that kube-proxy's start script keeps as the source VIP. */
export function checkSourceVipResult(tree: Tree): Finding[] {
  const message = textOf(field(tree, [], 'msg')?.value)
  if (message !== undefined) return [failed(message)]
  const address = sourceVip(tree)
  if (address === undefined) return [empty(tree)]
  return addressRules(address)
}

/** The address that a source VIP result holds: `ip4.ip` up to cniVersion 0.2.0, `ips[0].address` from 0.3.0 on. */
export function sourceVip(tree: Tree): Field | undefined {
  const old = fieldAt(tree, [], 'ip4', 'ip')
  const [first] = itemsOf(field(tree, [], 'ips'))
  return old ?? (first === undefined ? undefined : field(first.value, first.path, 'address'))
}

function failed(message: string): Finding {
  return {
    code: 'WIN271',
    message: `the file holds an error of host-local: \`${message}\``,
    label: 'kube-proxy starts with an empty `--source-vip` and exits: `source-vip flag not set`',
    help: 'delete the file, mend the request and ask again',
    at: { path: [] },
  }
}

function empty(tree: Tree): Finding {
  const ips = field(tree, [], 'ips') ?? field(tree, [], 'ip4')
  return {
    code: 'WIN271',
    message: 'the file has no address',
    label: 'kube-proxy starts with an empty `--source-vip` and exits: `source-vip flag not set`',
    help: 'delete the file, and ask host-local again',
    at: { path: ips?.path ?? [] },
  }
}

function addressRules(found: Field): Finding[] {
  const text = textOf(found.value) ?? ''
  const [host = '', length] = text.split('/')
  const address = parseAddress(host)
  const prefix = length === undefined ? undefined : Number(length)
  if (address === undefined) {
    return [
      wrong(
        `\`${text}\` is no address`,
        'kube-proxy starts with it, and no Service works: `Source Vip endpoint creation failed`',
        'error',
        found.path,
      ),
    ]
  }
  if (address.family === 6) {
    const label = 'overlay networks of Windows are IPv4'
    return [wrong(`the source VIP \`${host}\` is an IPv6 address`, label, 'warning', found.path)]
  }
  if (prefix === undefined || !(prefix <= 30)) return []
  const subnet = cidrOf(address, prefix)
  const reserved =
    address.value === firstAddress(subnet).value
      ? 'the base of its subnet'
      : address.value === firstAddress(subnet).value + 1n
        ? 'the gateway of its subnet'
        : address.value === lastAddress(subnet).value
          ? 'the broadcast address of its subnet'
          : undefined
  if (reserved === undefined) return []
  const label = 'HNS refuses it: `An address provided is invalid or reserved. (0x803b002f)`'
  return [wrong(`the source VIP \`${host}\` is ${reserved}`, label, 'warning', found.path)]
}

function wrong(message: string, label: string, severity: 'error' | 'warning', path: Path): Finding {
  return {
    code: 'WIN271',
    severity,
    message,
    label,
    help: 'let host-local choose an address of the podCIDR of this node',
    at: { path },
  }
}
