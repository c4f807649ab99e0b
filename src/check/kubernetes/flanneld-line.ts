import type { Finding } from '../../diagnostic/finding.ts'
import { FLANNELD_FLAGS, type FlanneldFlag } from '../../facts/flanneld-flags.ts'
import { atLeast } from '../../facts/versions.ts'
import { type GoFlagUse, parseGoFlags } from '../../programs/go-flag.ts'
import { parseBool } from '../../programs/pflag/value-error.ts'
import { programOfPath } from '../../text/command-line/program-name.ts'
import { nearest } from '../../text/nearest.ts'
import type { Context } from '../context.ts'
import { joinValue } from './edits.ts'
import { headOf } from './line-findings.ts'
import { isUnknown, type LineView, spanOf, standsForMore, valueOf } from './line-view.ts'
import { quotingHelp } from './quoting.ts'
import { isInQuotes, valueFormFindings } from './value-form-findings.ts'

const FLAGS: readonly FlanneldFlag[] = FLANNELD_FLAGS

/** What is wrong with a command line of flanneld and the environment beside it. */
export function flanneldLine(view: LineView, { flannel }: Context): Finding[] {
  const { uses, errors, rest } = parseGoFlags(view.args, FLAGS)
  const stray = rest === undefined ? undefined : view.words[rest]
  const isFlag = (name: string) => FLAGS.some((flag) => flag.name === name)
  const values = uses.map(({ flag, value, valueAt }) => ({ spelled: flag.name, value, valueAt }))
  return [
    ...errors.flatMap(({ kind, name, text, at }): Finding[] => {
      if (kind === 'help') return []
      if (kind === 'bad-value' && (isUnknown(view, at) || isInQuotes(valueOf(view, at)))) return []
      const near =
        kind === 'unknown-flag'
          ? nearest(
              name,
              FLAGS.map((flag) => flag.name),
            )
          : undefined
      return [
        {
          code: kind === 'unknown-flag' ? 'WIN401' : kind === 'bad-value' ? 'WIN405' : 'WIN414',
          message:
            kind === 'unknown-flag'
              ? `flanneld has no flag \`--${name}\``
              : kind === 'bad-value'
                ? `\`--${name}\` does not take \`${valueOf(view, at)}\``
                : `\`${view.args[at.argument] ?? ''}\` is no complete flag`,
          label: `flanneld exits: \`${text}\``,
          help:
            kind === 'unknown-flag'
              ? near === undefined
                ? 'remove it'
                : `write \`--${near}\``
              : 'write `--name=value`, with a value that the flag takes',
          at: { span: spanOf(view, at) },
        },
      ]
    }),
    ...(stray === undefined || rest === undefined || standsForMore(stray)
      ? []
      : strayFinding(view, stray, rest, uses)),
    ...valueFormFindings(view, values, isFlag),
    ...uses.flatMap((use) => useFinding(view, use, flannel)),
    // What stands behind a stray argument is not read, which is said with it.
    ...(view.hasMore || stray !== undefined ? [] : missing(view, uses)),
    ...nodeNameFindings(view),
    ...serviceFindings(view),
  ]
}

/** flanneld reports to no service control manager and has no flag for it: what `sc.exe` registers has to do it. */
function serviceFindings(view: LineView): Finding[] {
  const { launch, head, isWrapped } = view.line
  // A path in a variable may be that of nssm.exe.
  if (launch !== 'sc' || isWrapped === true) return []
  if (programOfPath(head.text) === undefined) return []
  return [
    {
      code: 'WIN416',
      message: 'flanneld is registered as a service, and is no service program',
      label: 'Windows ends it after 30 seconds: `Error 1053`',
      help: 'register it with nssm.exe',
      at: { span: headOf(view) },
    },
  ]
}

/** Go's package flag stops at the first argument that is no flag: whatever stands behind it is not read. */
function strayFinding(
  view: LineView,
  word: LineView['words'][number],
  index: number,
  uses: readonly GoFlagUse<FlanneldFlag>[],
): Finding[] {
  const lost = view.args.slice(index + 1).filter((arg) => arg.startsWith('-'))
  const before = view.words[index - 1]
  const use = uses.find(({ argument, valueAt }) => argument === index - 1 && valueAt === undefined)
  const isBool = use !== undefined && before !== undefined && parseBool(word.text) !== undefined
  const fix = isBool ? joinValue(view, before, word) : undefined
  return [
    {
      code: 'WIN406',
      message: isBool
        ? `\`--${use.flag.name}\` takes its value behind \`=\` only, so \`${word.text}\` is an argument of its own`
        : `\`${word.text}\` belongs to no flag`,
      label:
        lost.length === 0
          ? 'flanneld ignores it'
          : `flanneld ignores it, and every flag behind it: \`${lost.join(' ')}\``,
      help: isBool ? `write \`--${use.flag.name}=${word.text}\`` : `remove it, or ${quotingHelp(view)}`,
      ...(lost.length === 0 ? { severity: 'warning' } : {}),
      at: { span: { start: word.start, end: word.end } },
      ...(fix === undefined ? {} : { fix }),
    },
  ]
}

function useFinding(view: LineView, use: GoFlagUse<FlanneldFlag>, flannel: Context['flannel']): Finding[] {
  const { flag, argument } = use
  const at = { span: spanOf(view, { argument, from: 0 }) }
  if (flag.refusedSince !== undefined && (flannel === undefined || atLeast(flannel, flag.refusedSince))) {
    return [
      {
        code: 'WIN413',
        ...(flannel === undefined ? { severity: 'warning' } : {}),
        message: `flanneld refuses \`--${flag.name}\` on Windows since ${flag.refusedSince}`,
        label: 'flanneld exits: `ifcanreach is not supported on windows`',
        help: 'name the adapter or its address with `--iface`',
        at,
      },
    ]
  }
  if (flag.since !== undefined && flannel !== undefined && !atLeast(flannel, flag.since)) {
    return [
      {
        code: 'WIN403',
        message: `flanneld has \`--${flag.name}\` from ${flag.since} on`,
        label: `flanneld exits: \`flag provided but not defined: -${flag.name}\``,
        help: 'remove it, or use a newer release',
        at,
      },
    ]
  }
  return []
}

function missing(view: LineView, uses: readonly GoFlagUse<FlanneldFlag>[]): Finding[] {
  const isSet = (name: string) =>
    uses.some(({ flag }) => flag.name === name) ||
    view.environment.some((setting) => setting.name === `FLANNELD_${name.replaceAll('-', '_').toUpperCase()}`)
  const manager = uses.findLast(({ flag }) => flag.name === 'kube-subnet-mgr')
  const off = manager !== undefined && parseBool(manager.value) === false
  return [
    ...(off || !isSet('kube-subnet-mgr')
      ? [
          {
            code: 'WIN460',
            message: 'flanneld is not told to use Kubernetes',
            label: 'it looks for etcd at `http://127.0.0.1:2379`',
            help: 'add `--kube-subnet-mgr`',
            at: {
              span:
                manager === undefined ? headOf(view) : spanOf(view, { argument: manager.argument, from: 0 }),
            },
          } as const,
        ]
      : []),
    ...(isSet('iface') || isSet('iface-regex') || isSet('iface-can-reach')
      ? []
      : [
          {
            code: 'WIN461',
            message: 'flanneld is not told which adapter to use',
            label: 'it takes that of the default route, and fails where there are two',
            help: 'give `--iface` with the address of this node',
            at: { span: headOf(view) },
          } as const,
        ]),
  ]
}

/** `NODE_NAME` is looked up byte for byte. */
function nodeNameFindings(view: LineView): Finding[] {
  return view.environment.flatMap(({ name, value }): Finding[] => {
    if (
      name !== 'NODE_NAME' ||
      value === undefined ||
      value.text === value.text.toLowerCase() ||
      /[<>]/.test(value.text)
    )
      return []
    return [
      {
        code: 'WIN431',
        message: `\`NODE_NAME\` is \`${value.text}\`, and the names of nodes are lower case`,
        label: 'flanneld finds no node of this name',
        help: `write \`${value.text.toLowerCase()}\``,
        at: { span: { start: value.start, end: value.end } },
        fix: {
          title: 'write it in lower case',
          safe: true,
          edits: [{ at: { start: value.start, end: value.end }, newText: value.text.toLowerCase() }],
        },
      },
    ]
  })
}
