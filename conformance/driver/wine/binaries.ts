import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, CONFORMANCE } from '../places.ts'

/** A name in the folder of plugins or of DLLs, and the file that is to be there. */
export type Binary = readonly [name: string, file: string]

const COMPILER = 'x86_64-w64-mingw32-gcc'

/** Whether DLLs of ours can be made here; otherwise what is missing. */
export function compilerMissing(): string | undefined {
  return spawnSync(COMPILER, ['--version']).status === 0 ? undefined : `${COMPILER} is not here`
}

/** The exes of one release of containernetworking/plugins, built from the module as it is. */
export function pluginExes(version: string, paths: readonly string[]): readonly Binary[] {
  const folder = join(CACHE, 'wine', version)
  mkdirSync(folder, { recursive: true })
  const modfile = join(folder, 'build.mod')
  copyFileSync(join(CONFORMANCE, 'versions', `plugins-${version}.mod`), modfile)
  copyFileSync(join(CONFORMANCE, 'versions', `plugins-${version}.sum`), join(folder, 'build.sum'))
  const env = {
    ...process.env,
    GOOS: 'windows',
    GOARCH: 'amd64',
    CGO_ENABLED: '0',
    GOFLAGS: '-buildvcs=false',
  }
  return paths.map((path) => {
    const name = `${path.replace(/^.*\//, '')}.exe`
    const file = join(folder, name)
    const module = `github.com/containernetworking/plugins/plugins/${path}`
    // The Windows half needs more modules than the Linux one, whose sums are committed.
    const args = ['build', '-mod=mod', `-modfile=${modfile}`, '-trimpath', '-o', file, module]
    if (!existsSync(file)) {
      execFileSync('go', args, { cwd: CONFORMANCE, env, stdio: ['ignore', 'ignore', 'inherit'] })
    }
    return [name, file] as const
  })
}

/** The DLLs of ours for HNS, and one that wine lacks. */
export function libraries(): readonly Binary[] {
  return [
    compiled('vmcompute.dll', 'hns.c', '-shared', '-lole32'),
    compiled('computenetwork.dll', 'hns.c', '-shared', '-lole32'),
    compiled('bcryptprimitives.dll', 'random.c', '-shared', '-ladvapi32'),
  ]
}

/** The program of ours that stands in for one that a case gives the answer of. */
export function recorder(): string {
  return compiled('recorder.exe', 'recorder.c')[1]
}

/** The program of ours that prints what CommandLineToArgvW makes of command lines. */
export function argumentPrinter(): Binary {
  return compiled('argv.exe', 'argv.c', '-lshell32')
}

function compiled(name: string, source: string, ...options: readonly string[]): Binary {
  const file = join(CACHE, 'wine', name)
  mkdirSync(join(CACHE, 'wine'), { recursive: true })
  execFileSync(COMPILER, ['-O1', '-o', file, join(CONFORMANCE, 'wine', source), ...options])
  return [name, file]
}
