import { NEWEST_FLANNELD } from '../../facts/flanneld-releases.ts'
import type { ProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { backendTypeError } from '../../programs/flanneld/backend.ts'
import { parseNetConf, readBackend } from '../../programs/flanneld.ts'
import { joinNotes, type Notes } from '../../programs/outcome.ts'
import { nearest } from '../../text/nearest.ts'
import { printJson } from '../../text/print-json.ts'
import { type Path, pointer, type Tree, valueAt } from '../../text/tree.ts'
import type { Context } from '../context.ts'
import { field } from '../field.ts'
import { duplicatesIn } from '../rules/duplicate-keys.ts'
import { backendRules } from './backend-rules.ts'
import { networkRules } from './network-rules.ts'

/** What is wrong with flanneld's net-conf.json on Windows nodes. */
export function checkNetConf(tree: Tree, context: Context): Finding[] {
  const version = context.flannel ?? NEWEST_FLANNELD
  const ruled = [...networkRules(tree), ...backendRules(tree, context), ...duplicatesIn(tree, [], false)]
  const { error, notes } = run(tree, version)
  const told = ruled.some(
    ({ label = '', message }) => error !== undefined && quotes(`${message} ${label}`, error),
  )
  return [
    ...ruled,
    ...(error === undefined || told ? [] : [refused(error, tree)]),
    ...ignored(notes, tree).filter(({ at }) => !ruled.some((rule) => isAt(rule, at.path ?? []))),
  ]
}

function run(tree: Tree, version: ProgramVersion): { readonly error?: string; readonly notes: Notes } {
  const parsed = parseNetConf(printJson(tree), version)
  if (!parsed.result.ok) {
    return { error: `error parsing subnet config: ${parsed.result.error.text}`, notes: parsed }
  }
  const conf = parsed.result.value
  const unknown = backendTypeError(conf)
  if (unknown !== undefined) return { error: `Error fetching backend: ${unknown}`, notes: parsed }
  const backend = readBackend(conf, version)
  const notes = joinNotes(parsed, backend)
  return backend.result.ok
    ? { notes }
    : { error: `Error registering network: ${backend.result.error.text}`, notes }
}

/** True when the text quotes a part of the error. */
function quotes(text: string, error: string): boolean {
  return [...text.matchAll(/`([^`]*)`/g)].some(
    ([, quoted = '']) => quoted.length >= 12 && error.includes(quoted),
  )
}

function refused(error: string, tree: Tree): Finding {
  const name = /Go struct field \w*\.([\w.]+)/.exec(error)?.[1]?.split('.').at(-1)
  const backend = field(tree, [], 'Backend')
  const place =
    name === undefined
      ? undefined
      : (field(backend?.value, backend?.path ?? [], name) ?? field(tree, [], name))
  const cidr = /invalid CIDR address: (.*)$/.exec(error)?.[1]
  const prefix = MACS.test(error) ? field(backend?.value, backend?.path ?? [], 'MacPrefix') : undefined
  const network = cidr === undefined ? undefined : field(tree, [], 'Network')
  return {
    code: 'WIN250',
    message: `flanneld refuses the configuration: \`${error}\``,
    label: 'flanneld exits, and there is no network on this node',
    ...(help(error) === undefined ? {} : { help: help(error) ?? '' }),
    at: { path: (place ?? prefix ?? network)?.path ?? [] },
  }
}

const MACS = /MacPrefix/

function help(error: string): string | undefined {
  if (/of type int\b|of type uint/.test(error)) return 'write a whole number without quotation marks'
  if (/of type bool/.test(error)) return 'write `true` or `false` without quotation marks'
  if (/of type string/.test(error)) return 'write a string in double quotation marks'
  if (MACS.test(error)) return 'write two octets with a hyphen between them, such as `0E-2A`'
  return /invalid CIDR address/.test(error)
    ? 'write a network prefix without blanks or leading zeros, such as `10.244.0.0/16`'
    : undefined
}

/** Keys that Linux nodes use, of one file that both read. Source: flannel-io/flannel pkg/backend/vxlan/vxlan.go cdf7605. */
const FOR_LINUX = ['mtu', 'learning', 'gbp', 'directrouting', 'enablenftables']

const KNOWN = ['Type', 'Name', 'VNI', 'Port', 'MacPrefix', 'DNSServerList', 'GBP', 'DirectRouting']
const KNOWN_ABOVE = ['Network', 'Backend', 'EnableIPv4', 'SubnetLen', 'SubnetMin', 'SubnetMax']

function ignored({ ignored: notes }: Notes, tree: Tree): Finding[] {
  return notes.flatMap(({ path, reason }): Finding[] => {
    const key = path.at(-1)
    if (typeof key !== 'string' || valueAt(tree, path) === undefined) return []
    const meant = KNOWN_ABOVE.includes(key) ? undefined : nearest(key, path.length > 1 ? KNOWN : KNOWN_ABOVE)
    const linux = FOR_LINUX.includes(key.toLowerCase())
    return [
      {
        code: 'WIN203',
        ...(linux ? { severity: 'info' as const } : {}),
        message: `flanneld on Windows does not read \`${key}\``,
        label: linux ? 'it counts for Linux nodes only' : reason,
        help:
          meant === undefined || linux
            ? 'remove it, unless Linux nodes need it'
            : `write \`${meant}\`, or remove it`,
        at: { path, part: 'key' },
      },
    ]
  })
}

function isAt({ at }: Finding, path: Path): boolean {
  return at.path !== undefined && pointer(at.path) === pointer(path)
}
