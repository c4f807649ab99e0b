import type { Finding } from '../../diagnostic/finding.ts'
import type { Tree } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import { field, textOf } from '../field.ts'

/** `Network`, and IPv6. Source: flannel-io/flannel pkg/subnet/config.go, pkg/subnet/kube/kube.go, measured. */
export function networkRules(tree: Tree): Finding[] {
  return [...network(tree), ...ipv6(tree)]
}

function network(tree: Tree): Finding[] {
  const found = field(tree, [], 'Network')
  const help = 'write the range of the pods of all nodes, such as `10.244.0.0/16`'
  if (found === undefined || found.value.kind === 'null') {
    return [
      {
        code: 'WIN255',
        message: 'there is no `Network`',
        label: 'flanneld refuses it from 0.28.0 on; before, it exempts every address from translation',
        help,
        at: { path: found?.path ?? [] },
      },
    ]
  }
  const text = textOf(found.value)
  if (text === undefined) return []
  const read = cidrText(text)
  if (read.kind === 'cidr' && read.cidr.prefix === 0) {
    return [
      {
        code: 'WIN255',
        message: `the network \`${text}\` holds every address`,
        label: 'flanneld refuses it from 0.28.0 on; before, it exempts every address from translation',
        help,
        at: { path: found.path },
      },
    ]
  }
  if (read.kind !== 'host-bits') return []
  return [
    {
      code: 'WIN255',
      severity: 'warning',
      message: `the network \`${text}\` has bits behind its prefix`,
      label: `flanneld takes \`${read.canonical}\`; exceptions are compared with that text`,
      help: `write \`${read.canonical}\``,
      at: { path: found.path },
      fix: {
        title: `write \`${read.canonical}\``,
        safe: true,
        edits: [{ at: found.value, newText: JSON.stringify(read.canonical) }],
      },
    },
  ]
}

/** The helpers for IPv6 addresses of adapters are empty on Windows. Source: pkg/ip/iface_windows.go cdf7605. */
function ipv6(tree: Tree): Finding[] {
  const enabled = field(tree, [], 'EnableIPv6')
  const range = field(tree, [], 'IPv6Network')
  if (enabled?.value.kind === 'boolean' && enabled.value.value) {
    return [
      {
        code: 'WIN256',
        message: '`EnableIPv6` is true, and flanneld has no IPv6 on Windows',
        label: 'flanneld exits: `failed to find IPv6 address for interface`',
        help: 'write `false`, or give Windows nodes a net-conf.json of their own',
        at: { path: enabled.path },
      },
    ]
  }
  if (range === undefined || range.value.kind === 'null' || textOf(range.value) === '') return []
  return [
    {
      code: 'WIN256',
      severity: 'info',
      message: '`IPv6Network` has no effect without `EnableIPv6`',
      label: 'the pods of Windows nodes have IPv4 only',
      help: 'remove it',
      at: { path: range.path, part: 'key' },
    },
  ]
}
