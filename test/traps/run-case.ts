import type { Diagnostic } from '../../src/generated/types.ts'
import { validate } from '../../src/validate/validate.ts'
import { directoriesDiagnostics, togetherDiagnostics } from '../../src/validate/validate-together.ts'
import type { TrapCase } from './trap.ts'

/** Everything that hnsc says of the documents of a case. */
export function runCase({ given, as, name, kind, context = {} }: TrapCase): readonly Diagnostic[] {
  if (as === undefined) {
    const text = textOf(given)
    return validate({ path: name ?? '<stdin>', text }, { context, ...(kind === undefined ? {} : { kind }) })
      .diagnostics
  }
  const files = filesOf(given)
  const folder = as === 'directory' ? '/etc/cni/net.d/' : ''
  const read = files.map(([path, content]) =>
    validate({ path: `${folder}${path}`, text: textOf(content) }, { context }),
  )
  if (as === 'together') return togetherDiagnostics(read, context)
  const dir = {
    path: '/etc/cni/net.d',
    files: files.map(([path, content]) => ({ name: path, bytes: textOf(content) })),
  }
  return directoriesDiagnostics([dir], read)
}

function textOf(given: unknown): string | Uint8Array {
  return typeof given === 'string' || given instanceof Uint8Array ? given : JSON.stringify(given)
}

function filesOf(given: unknown): readonly (readonly [string, unknown])[] {
  return Array.isArray(given) ? given.map(([name, content]) => [String(name), content] as const) : []
}
