import { compareStrings } from '../../text/go-json.ts'

/** A directory of network configurations, with what lies below it. */
export interface ConfDir {
  /** As it is to appear in errors. */
  readonly path: string
  readonly files: readonly ConfFile[]
}

export interface ConfFile {
  /** Relative to the directory, with `/`. */
  readonly name: string
  readonly bytes: Uint8Array | string
}

/**
 * The files of a directory (or of one below it) that have one of the extensions, in the order in which libcni and
 * containerd take them: bytewise by path, so upper case first and `10-` before `9-`. Extensions are compared exactly.
 * Source: containernetworking/cni libcni/conf.go `ConfFiles`, and its callers' `sort.Strings`.
 */
export function confFiles(dir: ConfDir, extensions: readonly string[], below = ''): readonly ConfFile[] {
  return dir.files
    .filter(({ name }) => {
      const slash = name.lastIndexOf('/')
      const base = name.slice(slash + 1)
      const dot = base.lastIndexOf('.')
      // Windows does not distinguish case in the names of directories.
      const folder = name.slice(0, Math.max(slash, 0)).toLowerCase()
      return folder === below.toLowerCase() && dot >= 0 && extensions.includes(base.slice(dot))
    })
    .sort((a, b) => compareStrings(a.name, b.name))
}

/** The directory below a configuration directory that belongs to a network; undefined when it lies outside. */
export function networkDir(networkName: string): string | undefined {
  const steps: string[] = []
  for (const step of networkName.split(/[/\\]/)) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
