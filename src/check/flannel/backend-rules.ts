import { atLeast } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { entryOf } from '../../text/entry-of.ts'
import type { Tree } from '../../text/tree.ts'
import type { Context } from '../context.ts'
import { field, type Field, textOf } from '../field.ts'
import { macPrefixFinding } from '../rules/mac-prefix.ts'

/** `Backend`. Source: flannel-io/flannel pkg/backend v0.11.0 to v0.28.9, measured. */
export function backendRules(tree: Tree, context: Context): Finding[] {
  const backend = field(tree, [], 'Backend')
  const type = backend === undefined ? undefined : field(backend.value, backend.path, 'Type')
  const text = textOf(type?.value)
  if (backend === undefined || backend.value.kind !== 'object' || text === undefined || text === '') {
    return type === undefined || type.value.kind === 'string' || type.value.kind === 'null'
      ? [noType(backend)]
      : []
  }
  const kind = text.toLowerCase()
  if (kind === 'vxlan')
    return [...vni(backend), ...port(backend), ...options(backend), ...names(backend, kind)]
  if (kind === 'host-gw') return [...hostGwName(backend, context), ...names(backend, kind)]
  return [unknownType(text, type)]
}

function noType(backend: Field | undefined): Finding {
  const given = backend !== undefined && backend.value.kind !== 'null'
  return {
    code: 'WIN251',
    message: given ? 'the backend has no `Type`' : 'there is no `Backend`',
    label: given
      ? 'flanneld exits: `Error fetching backend: unknown backend type`'
      : 'flanneld takes `udp`, which Windows does not have: `unknown backend type: udp`',
    help: 'write a `Backend` with the type `vxlan` or `host-gw`',
    at: { path: backend?.path ?? [], part: 'key' },
  }
}

/** What people write for a backend: names of drivers of HNS, and of other backends. */
const MEANT: Readonly<Record<string, string>> = {
  overlay: 'vxlan',
  l2bridge: 'host-gw',
  host_gw: 'host-gw',
  hostgw: 'host-gw',
  'vx-lan': 'vxlan',
}

function unknownType(text: string, type: Field | undefined): Finding {
  const idle = ['alloc', 'extension'].includes(text.toLowerCase())
  const meant = entryOf(MEANT, text.toLowerCase())
  return {
    code: 'WIN251',
    ...(idle ? { severity: 'warning' as const } : {}),
    message: idle
      ? `the backend \`${text}\` makes no HNS network`
      : `flanneld has no backend \`${text}\` on Windows`,
    label: idle
      ? 'the network of the pods is left to somebody else'
      : `flanneld exits: \`Error fetching backend: unknown backend type: ${text.toLowerCase()}\``,
    help:
      meant !== undefined
        ? `write \`${meant}\``
        : text.toLowerCase() === 'l2tunnel'
          ? 'take win-bridge without flannel, or Azure CNI: flanneld makes no such network'
          : 'write `vxlan` or `host-gw`',
    at: { path: type?.path ?? [] },
    ...(meant === undefined || type === undefined
      ? {}
      : {
          fix: {
            title: `write \`${meant}\``,
            safe: false,
            edits: [{ at: type.value, newText: JSON.stringify(meant) }],
          },
        }),
  }
}

function vni(backend: Field): Finding[] {
  const found = field(backend.value, backend.path, 'VNI')
  const help = 'write the same number from 4096 to 65535 for Linux and Windows nodes'
  if (found === undefined) {
    return [
      {
        code: 'WIN252',
        severity: 'warning',
        message: 'there is no `VNI`, which is 4096 on Windows and 1 on Linux',
        label: 'Windows skips the leases of Linux nodes, and no packet passes between them',
        help: 'write `"VNI": 4096`, for Linux nodes too',
        at: { path: backend.path, part: 'key' },
      },
    ]
  }
  if (found.value.kind !== 'number' || !/^-?\d+$/.test(found.value.raw)) return []
  const value = Number(found.value.raw)
  if (value < 4096) {
    return [
      {
        code: 'WIN252',
        message: `the VNI ${found.value.raw} is below 4096`,
        label: `flanneld exits: \`VNI [${found.value.raw}] must be greater than or equal to 4096 on Windows\``,
        help,
        at: { path: found.path },
      },
    ]
  }
  if (value <= 65535) return []
  return [
    {
      code: 'WIN252',
      message: `the VNI ${found.value.raw} does not fit in 16 bits`,
      label: `flanneld tells the other nodes ${BigInt.asUintN(16, BigInt(found.value.raw))} in its place`,
      help,
      at: { path: found.path },
    },
  ]
}

function port(backend: Field): Finding[] {
  const found = field(backend.value, backend.path, 'Port')
  if (found === undefined) {
    return [
      {
        code: 'WIN253',
        severity: 'warning',
        message: 'there is no `Port`, which is 4789 on Windows and 8472 on Linux',
        label: 'Linux nodes send to a port that Windows does not listen on',
        help: 'write `"Port": 4789`, for Linux nodes too',
        at: { path: backend.path, part: 'key' },
      },
    ]
  }
  if (found.value.kind !== 'number' || !/^-?\d+$/.test(found.value.raw) || found.value.raw === '4789')
    return []
  return [
    {
      code: 'WIN253',
      message: `the port ${found.value.raw} is not 4789, the only one that Windows has for VXLAN`,
      label: `flanneld exits: \`Port [${found.value.raw}] is not supported on Windows\``,
      help: 'write `4789`, for Linux nodes too',
      at: { path: found.path },
      fix: { title: 'write `4789`', safe: false, edits: [{ at: found.value, newText: '4789' }] },
    },
  ]
}

function options(backend: Field): Finding[] {
  return ['GBP', 'DirectRouting'].flatMap((key): Finding[] => {
    const found = field(backend.value, backend.path, key)
    if (found?.value.kind !== 'boolean' || !found.value.value) return []
    return [
      {
        code: 'WIN254',
        message: `\`${key}\` is true, which Windows does not have`,
        label: `flanneld exits: \`${key} is not supported on Windows\``,
        help: 'remove it, or give Windows nodes a net-conf.json of their own',
        at: { path: found.path },
      },
    ]
  })
}

/** host-gw is decoded by another library, which matches keys exactly since v0.20.0. */
function hostGwName(backend: Field, { flannel }: Context): Finding[] {
  if (flannel !== undefined && !atLeast(flannel, '0.20.0')) return []
  return ['Name', 'DNSServerList'].flatMap((key): Finding[] => {
    const found = field(backend.value, backend.path, key)
    if (found === undefined || found.member.key === key) return []
    return [
      {
        code: 'WIN257',
        ...(textOf(found.value) === 'cbr0' ? { severity: 'info' as const } : {}),
        message: `\`${found.member.key}\` is not spelt \`${key}\`, as \`host-gw\` wants it`,
        label:
          key === 'Name'
            ? 'flanneld does not see it from 0.20.0 on, and calls the network `cbr0`'
            : 'flanneld does not see it from 0.20.0 on',
        help: `write \`${key}\``,
        at: { path: found.path, part: 'key' },
        fix: {
          title: `write \`${key}\``,
          safe: true,
          edits: [{ at: found.member.keySpan, newText: JSON.stringify(key) }],
        },
      },
    ]
  })
}

/** The name of the HNS network, which a CNI configuration must repeat. */
function names(backend: Field, kind: 'vxlan' | 'host-gw'): Finding[] {
  const found = field(backend.value, backend.path, 'Name')
  const text = textOf(found?.value)
  const found1 =
    found === undefined || text === undefined || text === '' ? [] : name(found, text, backend, kind)
  const prefix = field(backend.value, backend.path, 'MacPrefix')
  return [
    ...found1,
    ...(kind === 'vxlan' && prefix !== undefined ? macPrefixFinding(prefix, 'flanneld') : []),
  ]
}

function name(found: Field, text: string, backend: Field, kind: 'vxlan' | 'host-gw'): Finding[] {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text)) {
    return [
      {
        code: 'WIN224',
        message: `the network name \`${text}\` is none that CNI takes`,
        label: 'no CNI configuration can name it: `invalid characters found in network name`',
        help: 'use letters, digits, `_`, `.` and `-`, beginning with a letter or digit',
        at: { path: found.path },
      },
    ]
  }
  const number = /^flannel\.(\d+)$/.exec(text)?.[1]
  const own = field(backend.value, backend.path, 'VNI')?.value
  const vniText = own?.kind === 'number' ? own.raw : '4096'
  if (kind === 'vxlan' && number !== undefined && number !== vniText) {
    return [
      {
        code: 'WIN257',
        message: `the name \`${text}\` speaks of another VNI than ${vniText}`,
        label: 'whoever derives the name from the VNI does not find the network',
        help: `remove the name: flanneld takes \`flannel.${vniText}\``,
        at: { path: found.path },
      },
    ]
  }
  if (text === text.toLowerCase()) return []
  return [
    {
      code: 'WIN257',
      message: `the network name \`${text}\` has capital letters`,
      label: 'scripts look for it in lower case, and HNS is asked for the exact name',
      help: 'write it in lower case, here and in the CNI configuration',
      at: { path: found.path },
    },
  ]
}
