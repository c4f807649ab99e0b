import type { Tree } from '../../text/tree.ts'
import type { FlagUse } from '../pflag.ts'
import { pairs, parseBool } from '../pflag/value-error.ts'
import type { GateUse } from './gates.ts'

/** The gates of `--feature-gates=A=true,B=false`, each with its place. */
export function gatesOfFlag({ value, valueAt }: FlagUse): readonly GateUse[] {
  return pairs(value).flatMap(({ text, from }) => {
    const equals = text.indexOf('=')
    const on = parseBool(text.slice(equals + 1).trim())
    if (equals < 0 || on === undefined || valueAt === undefined) return []
    const at = { argument: valueAt.argument, from: valueAt.from + from }
    return [{ name: text.slice(0, equals).trim(), value: on, origin: { from: 'argument', at } }]
  })
}

/** The gates of `featureGates` in a configuration file. */
export function gatesOfField(value: Tree | undefined): readonly GateUse[] {
  if (value?.kind !== 'object') return []
  return value.members.flatMap(({ key, value: on }) =>
    on.kind === 'boolean'
      ? [{ name: key, value: on.value, origin: { from: 'file', path: ['featureGates', key] } }]
      : [],
  )
}
