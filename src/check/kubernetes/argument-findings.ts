import type { Finding } from '../../diagnostic/finding.ts'
import { findFlag, type FlagFact, flagPresence, type FlagType } from '../../facts/flag.ts'
import type { ArgumentError, ParsedArguments } from '../../programs/pflag.ts'
import { removeArguments } from './edits.ts'
import { insteadOf, meantFlag } from './flag-advice.ts'
import { isUnknown, type LineView, type Minor, spanOf, valueOf } from './line-view.ts'
import { called, exits, release } from './program-texts.ts'
import { strayFindings } from './stray-findings.ts'
import { isInQuotes } from './value-form-findings.ts'

/** What pflag refuses in a command line of kube-proxy or kubelet, flag by flag. */
export function argumentFindings(
  view: LineView,
  parsed: ParsedArguments,
  flags: readonly FlagFact[],
  minor: Minor,
): Finding[] {
  return [
    ...parsed.errors.flatMap((error) => errorFinding(view, parsed, error, flags, minor)),
    ...strayFindings(view, parsed, minor),
  ]
}

function errorFinding(
  view: LineView,
  parsed: ParsedArguments,
  error: ArgumentError,
  flags: readonly FlagFact[],
  minor: Minor,
): Finding[] {
  switch (error.kind) {
    case 'help':
      return []
    case 'unknown-flag':
      return [
        error.flag === undefined
          ? neverFlag(view, error, flags, minor)
          : goneFlag(view, parsed, error, error.flag, minor),
      ]
    case 'bad-value':
      // Quotes that belong to the value are reported, and mended, on their own.
      return isUnknown(view, error.at) || isInQuotes(valueOf(view, error.at))
        ? []
        : [valueFinding(view, error)]
    case 'unknown-shorthand':
      return [shorthandFinding(view, error, flags)]
    default:
      return [
        {
          code: 'WIN414',
          message: `\`${view.args[error.at.argument] ?? ''}\` is no complete flag`,
          label: exits(view.program, error.text),
          help: 'write `--name=value`',
          at: { span: spanOf(view, error.at) },
        },
      ]
  }
}

/** A name that no release has. */
function neverFlag(
  view: LineView,
  { name, text, at }: ArgumentError,
  flags: readonly FlagFact[],
  minor: Minor,
): Finding {
  const meant = meantFlag(
    flags.filter((flag) => flagPresence(flag, minor) !== 'no'),
    name,
  )
  const nameSpan = spanOf(view, { argument: at.argument, from: 2 }, 2 + name.length)
  return {
    code: 'WIN401',
    message: `${called(view.program)} has no flag \`--${name}\``,
    label: exits(view.program, text),
    help: meant === undefined ? 'remove it' : `write \`--${meant.name}\``,
    at: { span: spanOf(view, { argument: at.argument, from: 0 }, 2 + name.length) },
    ...(meant === undefined
      ? {}
      : {
          fix: {
            title: `write \`--${meant.name}\``,
            safe: meant.sure,
            edits: [{ at: nameSpan, newText: meant.name }],
          },
        }),
  }
}

/** A flag of another release. */
function goneFlag(
  view: LineView,
  { positionals }: ParsedArguments,
  { name, text, at }: ArgumentError,
  flag: FlagFact,
  minor: Minor,
): Finding {
  const span = spanOf(view, { argument: at.argument, from: 0 }, 2 + name.length)
  const { gone, since } = flag
  if (gone === undefined || (since !== undefined && minor < since)) {
    return {
      code: 'WIN403',
      message: `${called(view.program)} has \`--${name}\` from Kubernetes ${release(since ?? 0)} on`,
      label: exits(view.program, text),
      help: 'remove it, or use a newer release',
      at: { span },
    }
  }
  const last = at.argument + (takesNext(view, at.argument, flag) ? 1 : 0)
  // A value that has fallen apart would leave its other parts behind.
  const edits = positionals.includes(last + 1) ? undefined : removeArguments(view, at.argument, last)
  const instead = insteadOf(view, flag, minor)
  return {
    code: 'WIN402',
    message: `${called(view.program)} has no flag \`--${name}\` since Kubernetes ${release(gone)}`,
    label: exits(view.program, text),
    help: instead === undefined ? 'remove it' : `remove it; ${instead}`,
    at: { span },
    ...(edits === undefined ? {} : { fix: { title: `remove \`--${name}\``, safe: true, edits } }),
  }
}

/** True where the value of a flag is an argument of its own. */
function takesNext({ args }: LineView, argument: number, flag: FlagFact): boolean {
  const next = args[argument + 1]
  return flag.type !== 'bool' && args[argument]?.includes('=') === false && next?.startsWith('-') === false
}

function valueFinding(view: LineView, { text, at, name, flag }: ArgumentError): Finding {
  const wanted = flag === undefined ? undefined : VALUE_OF[flag.type]
  return {
    code: 'WIN405',
    message: `\`--${name}\` does not take \`${valueOf(view, at)}\``,
    label: exits(view.program, text),
    help: wanted === undefined ? 'write it as the flag wants it' : `write ${wanted}`,
    at: { span: spanOf(view, at) },
  }
}

/** What the flags of each type take. */
const VALUE_OF: { readonly [T in FlagType]?: string } = {
  bool: '`true` or `false`',
  int: 'a whole number',
  int32: 'a whole number',
  uint: 'a whole number that is not negative',
  float: 'a number',
  float32: 'a number',
  Level: 'a whole number',
  duration: 'a time with its unit, such as `30s`',
  ip: 'an IP address',
  ipport: 'an IP address, with a port behind `:` or without',
  mapStringBool: 'pairs such as `WinDSR=true`, with commas between them and without quotes or blanks',
  mapStringString: 'pairs such as `cpu=500m`, with commas between them',
}

/** One hyphen before a long name. */
function shorthandFinding(
  view: LineView,
  { name, text, at }: ArgumentError,
  flags: readonly FlagFact[],
): Finding {
  const known = findFlag(flags, name) !== undefined
  const start = spanOf(view, at).start
  return {
    code: 'WIN414',
    message: `\`-${name}\` has one hyphen, behind which every letter is a flag`,
    label: exits(view.program, text),
    help: known ? `write \`--${name}\`` : 'write flags with two hyphens',
    at: { span: spanOf(view, at) },
    ...(known
      ? {
          fix: {
            title: 'write two hyphens',
            safe: true,
            edits: [{ at: { start, end: start }, newText: '-' }],
          },
        }
      : {}),
  }
}

/** Flags that the release has, and calls deprecated, and those that only some of its patch releases have. */
export function lifecycleFindings(view: LineView, { uses }: ParsedArguments, minor: Minor): Finding[] {
  return uses.flatMap(({ flag, argument, spelled }): Finding[] => {
    const span = spanOf(view, { argument, from: 0 }, 2 + spelled.length)
    if (flagPresence(flag, minor) === 'maybe') {
      return [
        {
          code: 'WIN412',
          message: `\`--${spelled}\` is only in some patch releases before Kubernetes ${release(flag.since ?? minor)}`,
          label: exits(view.program, `unknown flag: --${spelled}`),
          help: 'see that the node runs a patch release that has it',
          at: { span },
        },
      ]
    }
    // Every flag of the kubelet with a field is called deprecated; only what is going to be missed is worth a word.
    if (flag.deprecated === undefined || minor < flag.deprecated || flag.gone === undefined) return []
    const instead = insteadOf(view, flag, flag.gone)
    return [
      {
        code: 'WIN404',
        message: `\`--${spelled}\` is removed in Kubernetes ${release(flag.gone)}`,
        label: 'it works until then, and ends the program afterwards',
        ...(instead === undefined ? {} : { help: instead }),
        at: { span },
      },
    ]
  })
}
