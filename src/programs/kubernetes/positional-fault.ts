import * as go from '../../text/go-json.ts'
import type { ParsedArguments } from '../pflag.ts'
import type { Fault } from './fault.ts'

type Program = 'kube-proxy' | 'kubelet'

/** The fault of the arguments that belong to no flag: neither program takes any. */
export function positionalFaults(
  program: Program,
  { positionals }: ParsedArguments,
  args: readonly string[],
  minor: number,
): Fault[] {
  const [first] = positionals
  if (first === undefined) return []
  const words = positionals.map((index) => args[index] ?? '')
  const at = { argument: first, from: 0 }
  return [
    {
      kind: 'positional',
      text: positionalText(program, words, minor),
      origin: { from: 'argument', at },
      about: args[first] ?? '',
    },
  ]
}

/**
 * What a program says of arguments that belong to no flag, and ends.
 * Source: kubernetes/kubernetes cmd/kube-proxy/app/server.go v1.18.0, v1.19.0 to v1.34.0; cmd/kubelet/app/server.go v1.19.0,
 * v1.21.0, v1.24.0 to v1.34.0.
 */
export function positionalText(program: Program, words: readonly string[], minor: number): string {
  if (program === 'kube-proxy') {
    if (minor <= 18) return 'failed validate: no arguments are supported'
    return `"kube-proxy" does not take any arguments, got [${words.map(go.quote).join(' ')}]`
  }
  const [first = ''] = words
  if (minor <= 20) return `unknown command: ${first}`
  return minor <= 23 ? `"Unknown command" command=${go.quote(first)}` : `unknown command ${first}`
}
