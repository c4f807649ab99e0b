import * as go from '../text/go-json.ts'
import type { ArgumentError, ArgumentPlace } from './pflag.ts'
import { boolError } from './pflag/value-error.ts'

/** A flag as Go's package flag knows it. */
export interface GoFlag {
  readonly name: string
  readonly type: 'bool' | 'int' | 'string' | 'list'
}

export interface GoFlagUse<F extends GoFlag> {
  readonly flag: F
  readonly value: string
  readonly argument: number
  readonly valueAt: ArgumentPlace | undefined
}

export interface ParsedGoFlags<F extends GoFlag> {
  readonly uses: readonly GoFlagUse<F>[]
  /** Index of the first argument that is no flag: it and all behind it are left over; undefined where none is. */
  readonly rest: number | undefined
  /** In their order; the program stops at the first. */
  readonly errors: readonly ArgumentError[]
}

/**
 * What Go's package flag makes of arguments: one or two hyphens, booleans alone or behind `=` only, and the end at the
 * first argument that is no flag, or behind `--`.
 * Source: golang/go src/flag/flag.go FlagSet.parseOne, go1.13 to go1.24.
 */
export function parseGoFlags<F extends GoFlag>(
  args: readonly string[],
  flags: readonly F[],
): ParsedGoFlags<F> {
  const uses: GoFlagUse<F>[] = []
  const errors: ArgumentError[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') return { uses, rest: i + 1 < args.length ? i + 1 : undefined, errors }
    if (arg.length < 2 || !arg.startsWith('-')) return { uses, rest: i, errors }
    const name = arg.replace(/^--?/, '').replace(/(?!^)=.*$/s, '')
    const hyphens = arg.startsWith('--') ? 2 : 1
    const at = { argument: i, from: 0 }
    if (/^[-=]/.test(name) || name === '') {
      errors.push({ kind: 'bad-syntax', text: `bad flag syntax: ${arg}`, at, name })
      continue
    }
    const flag = flags.find((known) => known.name === name)
    const equals = arg.indexOf('=', hyphens + 1)
    const next = args[i + 1]
    if (flag === undefined) {
      const help = name === 'help' || name === 'h'
      const text = help ? 'flag: help requested' : `flag provided but not defined: -${name}`
      errors.push({ kind: help ? 'help' : 'unknown-flag', text, at, name })
      if (equals < 0 && next !== undefined && !next.startsWith('-')) i++
      continue
    }
    if (equals >= 0) {
      const use = {
        flag,
        value: arg.slice(equals + 1),
        argument: i,
        valueAt: { argument: i, from: equals + 1 },
      }
      uses.push(use)
      errors.push(...valueErrors(use))
    } else if (flag.type === 'bool') {
      uses.push({ flag, value: 'true', argument: i, valueAt: undefined })
    } else if (next === undefined) {
      errors.push({ kind: 'needs-argument', text: `flag needs an argument: -${name}`, at, name })
    } else {
      const use = { flag, value: next, argument: i, valueAt: { argument: i + 1, from: 0 } }
      uses.push(use)
      errors.push(...valueErrors(use))
      i++
    }
  }
  return { uses, rest: undefined, errors }
}

function valueErrors<F extends GoFlag>({ flag, value, argument, valueAt }: GoFlagUse<F>): ArgumentError[] {
  const at = valueAt ?? { argument, from: 0 }
  const of = { kind: 'bad-value', at, name: flag.name } as const
  if (flag.type === 'bool' && boolError(value) !== undefined) {
    return [{ ...of, text: `invalid boolean value ${go.quote(value)} for -${flag.name}: parse error` }]
  }
  if (flag.type === 'int' && !/^[+-]?(0[xX][0-9a-fA-F]+|\d+)$/.test(value)) {
    return [{ ...of, text: `invalid value ${go.quote(value)} for flag -${flag.name}: parse error` }]
  }
  return []
}
