import { existsSync, readFileSync } from 'node:fs'
import { parseKubernetesVersion } from '../../src/facts/versions.ts'
import { validate } from '../../src/validate/validate.ts'
import { list, object } from './shared.ts'

/** One command line with its verdict, judged. */
export interface JudgedLine {
  readonly id: string
  readonly verdict: string
  readonly found: readonly string[]
  /** False where a broken line gets no error, or a valid one gets one. */
  readonly right: boolean
}

/**
 * The command lines of a file, each judged for the oldest release that it names: a list of `id`, `cmdline`, `k8s` and
 * `verdict`. Nothing where the file is not there.
 */
export function judgeCmdlines(path: string): readonly JudgedLine[] {
  if (!existsSync(path)) return []
  return list(JSON.parse(readFileSync(path, 'utf8'))).map((entry) => {
    const { id, cmdline, k8s, verdict } = object(entry)
    const release = parseKubernetesVersion(/\d+\.\d+/.exec(String(k8s).replace(/(\d)x/, '$10'))?.[0] ?? '')
    const { diagnostics } = validate(
      { path: '<stdin>', text: String(cmdline) },
      { kind: 'command-line', context: release === undefined ? {} : { kubernetes: release } },
    )
    const hasError = diagnostics.some(({ severity }) => severity === 'error')
    return {
      id: String(id),
      verdict: String(verdict),
      found: diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`),
      right: verdict === 'broken' ? hasError : verdict === 'valid' ? !hasError : true,
    }
  })
}
