import type { Finding } from '../../diagnostic/finding.ts'
import { nearest } from '../../text/nearest.ts'
import type { Member, Path, Tree } from '../../text/tree.ts'
import { field } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** Capabilities that containerd or dockershim offers. Source: containerd/go-cni opts.go; SPEC.md conventions. */
const KNOWN = [
  'portMappings',
  'dns',
  'ipRanges',
  'bandwidth',
  'mac',
  'infinibandGUID',
  'ips',
  'deviceID',
  'aliases',
  'cgroupPath',
  'io.kubernetes.cri.pod-annotations',
]

/** Names of capabilities, and the key itself, misspelt. */
export const capabilities: CniRule = ({ plugins, endpoints }) => [
  ...plugins.flatMap(({ tree, path }) => keys(tree, path)),
  ...endpoints.flatMap(({ tree, path, flannel }) => (flannel === undefined ? [] : inDelegate(tree, path))),
]

function keys(tree: Tree, path: Path): Finding[] {
  const found = field(tree, path, 'capabilities')
  if (found === undefined) return misspelt(tree, path)
  if (found.value.kind !== 'object') return []
  return found.value.members.flatMap((member) => capability(member, [...found.path, member.key]))
}

function capability({ key, keySpan, value }: Member, path: Path): Finding[] {
  if (KNOWN.includes(key) || (value.kind === 'boolean' && !value.value)) return []
  const meant = /dns/i.test(key) ? 'dns' : nearest(key, KNOWN)
  return [
    {
      code: 'WIN219',
      severity: meant === undefined ? 'warning' : 'error',
      message: `no runtime offers a capability \`${key}\``,
      label:
        meant === undefined
          ? 'nothing is injected for it'
          : `the runtime never injects what \`${meant}\` would bring`,
      help:
        meant === undefined
          ? `use one of ${KNOWN.slice(0, 4)
              .map((name) => `\`${name}\``)
              .join(', ')}`
          : `write \`${meant}\``,
      at: { path, part: 'key' },
      ...(meant === undefined
        ? {}
        : {
            fix: {
              title: `write \`${meant}\``,
              safe: true,
              edits: [{ at: keySpan, newText: JSON.stringify(meant) }],
            },
          }),
    },
  ]
}

function misspelt(tree: Tree, path: Path): Finding[] {
  if (tree.kind !== 'object') return []
  const wrong = tree.members.find(
    ({ key }) => /^cap/i.test(key) && nearest(key, ['capabilities']) !== undefined,
  )
  if (wrong === undefined) return []
  return [
    {
      code: 'WIN219',
      message: `\`${wrong.key}\` is no key that libcni reads`,
      label: 'no capability is declared, so the runtime injects neither DNS nor ports',
      help: 'write `capabilities`',
      at: { path: [...path, wrong.key], part: 'key' },
      fix: {
        title: 'write `capabilities`',
        safe: true,
        edits: [{ at: wrong.keySpan, newText: '"capabilities"' }],
      },
    },
  ]
}

function inDelegate(tree: Tree, path: Path): Finding[] {
  const found = field(tree, path, 'capabilities')
  if (found === undefined) return []
  return [
    {
      code: 'WIN219',
      severity: 'warning',
      message: '`capabilities` stands inside of `delegate`, where libcni does not look',
      label: 'the runtime injects nothing for it',
      help: 'put `capabilities` beside `delegate`',
      at: { path: found.path, part: 'key' },
    },
  ]
}
