import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'

/** Text of files by path relative to a folder, with `/`. */
export type Files = Readonly<Record<string, string>>

const UPDATE = process.env['GOLDEN'] === 'update'
if (UPDATE && process.env['CI'] !== undefined) throw new Error('goldens are never rewritten in CI')

/** A golden folder holds exactly the files given: a missing, an extra or a different file fails. */
export function expectGolden(folder: string, actual: Files): void {
  if (UPDATE) writeFolder(folder, actual)
  else expect(actual).toEqual(readFolder(folder))
}

export function readFolder(folder: string, below = ''): Files {
  const here = join(folder, below)
  if (!existsSync(here)) return {}
  return Object.fromEntries(
    readdirSync(here, { withFileTypes: true }).flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) return Object.entries(readFolder(folder, path))
      return [[path, readFileSync(join(folder, path), 'utf8')]]
    }),
  )
}

function writeFolder(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
