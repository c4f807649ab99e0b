import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { copyModule } from './module-copy.ts'
import { CACHE, CONFORMANCE } from './places.ts'
import type { Recipe } from './recipes.ts'

/** One binary: a Go program of ours, linked with one set of upstream versions. */
export interface Build {
  /** The name of `versions/NAME.mod`, which pins the upstream modules. */
  readonly versions: string
  /** The folder of our main package below `conformance/`. */
  readonly main: string
  /** Upstream modules that are not built as they are, with what is changed in a working copy of them. */
  readonly recipes?: Readonly<Record<string, Recipe>>
  readonly tags?: string
}

/** Builds the binary unless the same inputs were built before, and gives its path. */
export function build(b: Build): string {
  const folder = join(CACHE, 'bin', `${b.versions}-${b.main.replaceAll('/', '-')}`)
  const binary = join(folder, inputsOf(b))
  if (existsSync(binary)) return binary
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const modfile = modfileFor(b)
  const tags = b.tags === undefined ? [] : ['-tags', b.tags]
  const mod = PIN ? 'mod' : 'readonly'
  go(['build', `-mod=${mod}`, `-modfile=${modfile}`, '-trimpath', ...tags, '-o', binary, `./${b.main}`])
  if (PIN) pin(b, modfile)
  return binary
}

/** With CONFORMANCE_PIN set a build may complete `versions/NAME.mod` and `.sum`, as for a version that is new. */
const PIN = process.env['CONFORMANCE_PIN'] !== undefined

function pin(b: Build, modfile: string): void {
  const committed = join(CONFORMANCE, 'versions', b.versions)
  writeFileSync(
    `${committed}.mod`,
    readFileSync(modfile, 'utf8')
      .replaceAll(/^replace .*\n|\n(?=\n\n)/gm, '')
      .trimEnd() + '\n',
  )
  const sums = modfile.replace(/mod$/, 'sum')
  if (existsSync(sums)) copyFileSync(sums, `${committed}.sum`)
}

/** The .mod file to build with: the committed one, and a `replace` for every module with a recipe. */
function modfileFor(b: Build): string {
  const committed = join(CONFORMANCE, 'versions', b.versions)
  const work = join(CACHE, 'modules', b.versions)
  mkdirSync(work, { recursive: true })
  const text = readFileSync(`${committed}.mod`, 'utf8')
  const replaced = Object.entries(b.recipes ?? {}).map(([path, recipe]) => {
    const { dir, goMod } = download(path, pinnedVersion(b.versions, path))
    const copy = copyModule(dir, join(work, path))
    copy.write('go.mod', readFileSync(goMod, 'utf8'))
    recipe(copy)
    return `replace ${path} => ${copy.folder}\n`
  })
  writeFileSync(join(work, 'build.mod'), [text, ...replaced].join('\n'))
  if (existsSync(`${committed}.sum`)) copyFileSync(`${committed}.sum`, join(work, 'build.sum'))
  return join(work, 'build.mod')
}

/** The version of a module that `versions/NAME.mod` requires. */
export function pinnedVersion(versions: string, path: string): string {
  const text = readFileSync(join(CONFORMANCE, 'versions', `${versions}.mod`), 'utf8')
  const pinned = new RegExp(`^(?:require)?\\s*${path.replaceAll('.', '\\.')} (v\\S+)`, 'm').exec(text)?.[1]
  if (pinned === undefined) throw new Error(`no requirement of ${path}`)
  return pinned
}

/** The files of a module: as they were laid by for us, else from the module cache. */
function download(path: string, version: string): { readonly dir: string; readonly goMod: string } {
  const laidBy = sourceFolder(path, version)
  if (laidBy !== undefined) return { dir: laidBy, goMod: join(laidBy, 'go.mod') }
  const answer: unknown = JSON.parse(go(['mod', 'download', '-json', `${path}@${version}`]))
  const text = (key: string): string => String(Object(answer)[key])
  return { dir: text('Dir'), goMod: text('GoMod') }
}

/**
 * The folder with the files of a module that no proxy at hand serves, or undefined: CONFORMANCE_SOURCES names a folder
 * that has each as `PATH@VERSION`. Only modules with a recipe are looked for there.
 */
export function sourceFolder(path: string, version: string): string | undefined {
  const sources = process.env['CONFORMANCE_SOURCES']
  const folder = sources === undefined ? undefined : resolve(sources, `${path}@${version}`)
  return folder !== undefined && existsSync(folder) ? folder : undefined
}

/** Whether a release of a module is laid by, or the module proxy at hand has it. */
export function isObtainable(path: string, version: string): boolean {
  if (sourceFolder(path, version) !== undefined) return true
  try {
    go(['mod', 'download', '-json', `${path}@${version}`])
    return true
  } catch {
    return false
  }
}

function go(args: readonly string[]): string {
  return execFileSync('go', args, {
    cwd: CONFORMANCE,
    env: { ...process.env, GOFLAGS: '-buildvcs=false', GOWORK: 'off', CGO_ENABLED: '0' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  })
}

/** A digest of everything of ours that goes into a binary. */
function inputsOf(b: Build): string {
  const hash = createHash('sha256').update(JSON.stringify([b.main, b.tags, Object.keys(b.recipes ?? {})]))
  hash.update(readFileSync(join(CONFORMANCE, 'versions', `${b.versions}.mod`)))
  for (const folder of ['fakehns', 'lines', 'process', 'standins', 'steps', b.main, 'driver']) {
    for (const file of readdirSync(join(CONFORMANCE, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.go(\.txt)?$|^(module-copy|recipes|build)\.ts$/.test(file)) {
        hash.update(readFileSync(join(CONFORMANCE, folder, file)))
      }
    }
  }
  return hash.digest('hex').slice(0, 16)
}
