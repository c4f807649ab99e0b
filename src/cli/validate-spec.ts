import type { Context } from '../check/context.ts'
import { resolve } from '../diagnostic/resolve.ts'
import type { Diagnostic } from '../generated/types.ts'
import type { Ignore } from '../spec/read-ignore.ts'
import { readSpec } from '../spec/read-spec.ts'
import type { Io } from './io.ts'
import type { Attempt } from './problem.ts'
import { readInput } from './read-input.ts'

/** What a spec says about the files that are checked against it. */
export interface GivenSpec {
  readonly context: Context
  readonly ignore: readonly Ignore[]
  /** What is wrong with the spec itself, and the texts that this points into. */
  readonly diagnostics: readonly Diagnostic[]
  readonly texts: ReadonlyMap<string, string>
}

/** Reads the spec that `--spec` names: the releases of its nodes, what it accepts, and what its network is to be. */
export function readGivenSpec(path: string, io: Io): Attempt<GivenSpec> {
  const input = readInput(path, io)
  if (!input.ok) return input
  const { cluster, findings, ignore, document } = readSpec(input.value)
  const { runtime, kubernetes, windows } = cluster ?? {}
  return {
    ok: true,
    value: {
      context: {
        ...(cluster === undefined ? {} : { cluster }),
        ...(kubernetes === undefined ? {} : { kubernetes: kubernetes.version }),
        ...(windows === undefined ? {} : { windows }),
        ...(runtime === undefined
          ? {}
          : {
              runtime: runtime.name,
              cniPlugins: runtime.cniPlugins,
              flannel: runtime.flannel,
              flannelCni: runtime.flannelCni,
              ...(runtime.azureVnet === undefined ? {} : { azureVnet: runtime.azureVnet }),
            }),
      },
      ignore,
      diagnostics: resolve(findings, document),
      texts: new Map(document.pieces.map((piece) => [piece.path, piece.text])),
    },
  }
}
