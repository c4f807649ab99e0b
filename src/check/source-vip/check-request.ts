import { newestModelled } from '../../facts/modelled-releases.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { hostLocal } from '../../programs/host-local.ts'
import type { ProgramError } from '../../programs/outcome.ts'
import { printJson } from '../../text/print-json.ts'
import { nearest } from '../../text/nearest.ts'
import { type Path, type Tree, valueAt } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import type { Context } from '../context.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import { failureHelp } from '../failure-help.ts'
import { duplicatesIn } from '../rules/duplicate-keys.ts'

/**
 * What is wrong with the request that a start script of kube-proxy hands to host-local for the source VIP.
 * Sources: microsoft/SDN Kubernetes/windows/helper.psm1 242fb0c; kubernetes-sigs/sig-windows-tools
 * hostprocess/flannel/kube-proxy/start.ps1 729ae7c.
 */
export function checkSourceVipRequest(tree: Tree, { cniPlugins }: Context): Finding[] {
  const version = cniPlugins ?? newestModelled('plugins')
  const call = {
    command: 'ADD',
    containerID: 'kube-proxy',
    netns: 'kube-proxy',
    ifName: 'source-vip',
    args: '',
    path: 'C:\\k\\cni',
  }
  const { result, ignored } = hostLocal({ stdin: printJson(tree), call, version, store: {} })
  return [
    ...(result.ok ? [] : [refused(result.error, tree)]),
    ...ignored.flatMap(({ path, reason }): Finding[] => {
      const key = path.at(-1)
      if (typeof key !== 'string' || key === 'type' || valueAt(tree, path) === undefined) return []
      const meant = nearest(key, path.length > 1 ? IPAM_KEYS : ['cniVersion', 'name', 'ipam'])
      return [
        {
          code: 'WIN203',
          message: `host-local does not read \`${key}\``,
          label: reason,
          help: meant === undefined ? 'remove it' : `write \`${meant}\`, or remove it`,
          at: { path, part: 'key' },
        },
      ]
    }),
    ...duplicatesIn(tree, [], false),
    ...wholeRange(tree),
  ]
}

const IPAM_KEYS = ['type', 'subnet', 'rangeStart', 'rangeEnd', 'gateway', 'ranges', 'routes', 'dataDir']

function refused({ text, path = [] }: ProgramError, tree: Tree): Finding {
  const isName = path[0] === 'name'
  return {
    code: 'WIN270',
    message: `host-local gives no address: \`${text}\``,
    label: 'kube-proxy starts with an empty `--source-vip` and exits: `source-vip flag not set`',
    help: isName
      ? 'write `name`, the name of the HNS network of the pods'
      : (failureHelp(text) ??
        'write the podCIDR of this node as `subnet`, or as `ranges` of lists of ranges'),
    at: { path: placeOf(path, tree) },
  }
}

/** The place of an error, in the document's own spelling, as far as the document has it. */
function placeOf(path: Path, tree: Tree): Path {
  let at: Path = []
  for (const step of path) {
    const here = valueAt(tree, at)
    const next = typeof step === 'string' ? field(here, at, step)?.path : [...at, step]
    if (next === undefined || valueAt(tree, next) === undefined) return at
    at = next
  }
  return at
}

/** A range that is all of the cluster gives an address that belongs to another node. */
function wholeRange(tree: Tree): Finding[] {
  const ipam = field(tree, [], 'ipam')
  const inRanges = itemsOf(fieldAt(tree, [], 'ipam', 'ranges')).flatMap(({ path, value }) =>
    value.kind === 'array' ? value.items.map((range, i) => field(range, [...path, i], 'subnet')) : [],
  )
  return [field(ipam?.value, ipam?.path ?? [], 'subnet'), ...inRanges].flatMap((subnet): Finding[] => {
    const text = textOf(subnet?.value)
    const read = cidrText(text ?? '')
    if (subnet === undefined || read.kind !== 'cidr' || read.cidr.family !== 4 || read.cidr.prefix > 16)
      return []
    return [
      {
        code: 'WIN271',
        severity: 'warning',
        message: `\`${text ?? ''}\` is larger than the podCIDR of one node usually is`,
        label: 'the source VIP must lie in the podCIDR of this node',
        help: 'write `spec.podCIDR` of the Node object',
        at: { path: subnet.path },
      },
    ]
  })
}
