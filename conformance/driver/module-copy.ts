import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A change of text that must apply: the build stops where upstream's text is another one. */
export interface Substitution {
  readonly from: string | RegExp
  readonly to: string
}

/**
 * A working copy of one upstream module, made from the module cache when something is built and thrown away with the
 * cache: no line of it is ever part of this repository. Paths are relative to the module.
 */
export interface ModuleCopy {
  readonly folder: string
  /** The Go files of a folder. */
  list(folder: string): readonly string[]
  read(file: string): string
  /** Changes a file, and renames it where `to` is given. */
  rewrite(file: string, substitutions: readonly Substitution[], to?: string): void
  write(file: string, text: string): void
  remove(file: string): void
}

/** Copies the Go files of a module, but for its tests and vendored modules. */
export function copyModule(from: string, folder: string): ModuleCopy {
  rmSync(folder, { recursive: true, force: true })
  cpSync(from, folder, { recursive: true, mode: 0, filter: wanted(from) })
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const remove = (file: string): void => rmSync(join(folder, file))
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    rmSync(join(folder, file), { force: true })
    writeFileSync(join(folder, file), text)
  }
  return {
    folder,
    read,
    write,
    remove,
    list: (sub) => readdirSync(join(folder, sub)).filter((name) => name.endsWith('.go')),
    rewrite(file, substitutions, to = file) {
      const text = substitutions.reduce((t, s) => substitute(file, t, s), withoutConstraint(read(file)))
      if (to !== file) remove(file)
      write(to, text)
    },
  }
}

function wanted(from: string): (source: string) => boolean {
  return (source) => {
    if (
      source
        .slice(from.length)
        .split('/')
        .some((part) => part === 'vendor' || part === 'test')
    )
      return false
    if (statSync(source).isDirectory()) return true
    return basename(source) === 'go.mod' || (source.endsWith('.go') && !source.endsWith('_test.go'))
  }
}

function substitute(file: string, text: string, { from, to }: Substitution): string {
  const changed = typeof from === 'string' ? text.replaceAll(from, () => to) : text.replace(from, to)
  if (changed === text) throw new Error(`${file}: nothing like ${String(from)} to replace`)
  return changed
}

/** A file for Windows is built wherever we are. */
function withoutConstraint(text: string): string {
  return text.replace(/^\/\/go:build windows\n/m, '').replace(/^\/\/ \+build windows\n/m, '')
}
