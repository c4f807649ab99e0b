import type { Context } from '../check/context.ts'
import { checkConfDir } from '../check/directory/check-conf-dir.ts'
import { checkTogether } from '../check/together/check-together.ts'
import type { TogetherDocument } from '../check/together/claim.ts'
import { resolve } from '../diagnostic/resolve.ts'
import type { Diagnostic } from '../generated/types.ts'
import type { ConfDir } from '../programs/libcni.ts'
import { documentOf } from '../text/document.ts'
import { settledBy } from './settled-by.ts'
import type { Validated } from './validate.ts'

/** What is wrong with files, with directories as a whole, and where files that were given together disagree. */
export function allDiagnostics(
  read: readonly Validated[],
  dirs: readonly ConfDir[],
  context: Context,
): readonly Diagnostic[] {
  const isSettled = settledBy(read)
  return [
    ...read.flatMap((file) => file.diagnostics.filter((diagnostic) => !isSettled(diagnostic, file))),
    ...directoriesDiagnostics(dirs, read),
    ...togetherDiagnostics(read, context),
  ]
}

/** What is wrong with directories of CNI configurations as containerd sees them; nothing about any other directory. */
export function directoriesDiagnostics(
  dirs: readonly ConfDir[],
  read: readonly Validated[],
): readonly Diagnostic[] {
  const byPath = new Map(read.map((validated) => [validated.document.pieces[0].path, validated]))
  return dirs.flatMap((dir) => directoryDiagnostics(dir, byPath))
}

function directoryDiagnostics(dir: ConfDir, byPath: ReadonlyMap<string, Validated>): readonly Diagnostic[] {
  const inDir = new Map(
    dir.files.flatMap(({ name }) => {
      const found = name.includes('/') ? undefined : byPath.get(`${dir.path}/${name}`)
      return found === undefined ? [] : [[name, found] as const]
    }),
  )
  if (!isOfContainerd(dir, inDir)) return []
  const trees = new Map(
    [...inDir].flatMap(([name, { document }]) =>
      document.tree === undefined ? [] : [[name, document.tree] as const],
    ),
  )
  return checkConfDir(dir, trees).flatMap(({ file, finding }) =>
    resolve([finding], inDir.get(file)?.document ?? documentOf(dir.path, '')),
  )
}

/**
 * True for a directory that holds a CNI configuration, or what is named like one, and nothing that containerd has no use
 * for, such as subnet.env; and for one that holds nothing at all.
 */
function isOfContainerd({ files }: ConfDir, read: ReadonlyMap<string, Validated>): boolean {
  if (files.some(({ name }) => /^[^/]+\.(env|ya?ml)$/.test(name))) return false
  if (files.every(({ name }) => /\.(conf|conflist|json)$/i.test(name) && !LOOKED_AT.test(name))) return true
  const kinds = [...read.values()].map(({ kind }) => kind)
  const isCni = kinds.some((kind) => kind === 'cni-conf' || kind === 'cni-conflist')
  return isCni || files.some(({ name }) => /^[^/]+\.(conf|conflist)$/.test(name))
}

const LOOKED_AT = /\.(conf|conflist|json)$/

/** Where documents that were given together disagree. */
export function togetherDiagnostics(read: readonly Validated[], context: Context): readonly Diagnostic[] {
  const sources = new Map<TogetherDocument, Validated>()
  const named = new Map<string, number>()
  for (const { document } of read) {
    const name = lastOf(document.pieces[0].path)
    named.set(name, (named.get(name) ?? 0) + 1)
  }
  for (const validated of read) {
    const { kind, document } = validated
    if (kind === undefined) continue
    const { path, text } = document.pieces[0]
    // The last part of its path, or all of it where two files end in the same.
    const name = named.get(lastOf(path)) === 1 ? lastOf(path) : path
    sources.set({ name, kind, tree: document.tree, text }, validated)
  }
  return checkTogether([...sources.keys()], context).flatMap(({ document, finding }) => {
    const source = sources.get(document)
    return source === undefined ? [] : resolve([finding], source.document)
  })
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
