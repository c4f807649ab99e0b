import type { Context } from '../check/context.ts'
import { checkConfDir } from '../check/directory/check-conf-dir.ts'
import { checkTogether } from '../check/together/check-together.ts'
import type { TogetherDocument } from '../check/together/claim.ts'
import { resolve } from '../diagnostic/resolve.ts'
import type { Diagnostic } from '../generated/types.ts'
import type { ConfDir } from '../programs/libcni.ts'
import { documentOf } from '../text/document.ts'
import type { Validated } from './validate.ts'

/** What is wrong with files, with directories as a whole, and where files that were given together disagree. */
export function allDiagnostics(
  read: readonly Validated[],
  dirs: readonly ConfDir[],
  context: Context,
): readonly Diagnostic[] {
  return [
    ...read.flatMap(({ diagnostics }) => diagnostics.filter((diagnostic) => !isSettled(diagnostic, read))),
    ...dirs.flatMap((dir) => directoryDiagnostics(dir, read)),
    ...togetherDiagnostics(read, context),
  ]
}

/** True for a doubt about the name of the network where net-conf.json is there, with which the name is compared. */
function isSettled({ code }: Diagnostic, read: readonly Validated[]): boolean {
  return code === 'WIN242' && read.filter(({ kind }) => kind === 'flannel-net-conf').length === 1
}

/** What is wrong with a directory of CNI configurations as containerd sees it; nothing about any other directory. */
export function directoryDiagnostics(dir: ConfDir, read: readonly Validated[]): readonly Diagnostic[] {
  const inDir = new Map(
    dir.files.flatMap(({ name }) => {
      if (name.includes('/')) return []
      const path = `${dir.path}/${name}`
      const found = read.find(({ document }) => document.pieces[0].path === path)
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
  for (const validated of read) {
    const { kind, document } = validated
    if (kind === undefined) continue
    const { path, text } = document.pieces[0]
    sources.set({ name: nameIn(path, read), kind, tree: document.tree, text }, validated)
  }
  return checkTogether([...sources.keys()], context).flatMap(({ document, finding }) => {
    const source = sources.get(document)
    return source === undefined ? [] : resolve([finding], source.document)
  })
}

/** The last part of a path, or all of it where two files end in the same. */
function nameIn(path: string, read: readonly Validated[]): string {
  const last = lastOf(path)
  const same = read.filter(({ document }) => lastOf(document.pieces[0].path) === last)
  return same.length > 1 ? path : last
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
