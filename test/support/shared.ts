import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../shared')

/** A JSON file of the measured vectors beside the repository, or undefined where they are not there. */
export function sharedVectors(name: string): Json | undefined {
  const path = join(folder, 'vectors', name)
  return existsSync(path) ? object(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

/** Every file of measured vectors beside the repository; none where they are not there. */
export function sharedVectorFiles(): readonly { readonly name: string; readonly file: Json }[] {
  const path = join(folder, 'vectors')
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json')) : []
  return names.map((name) => ({ name, file: object(JSON.parse(readFileSync(join(path, name), 'utf8'))) }))
}

/** The text of a file of the corpus beside the repository, or undefined where it is not there. */
export function corpusFile(path: string): string | undefined {
  const full = join(folder, 'corpus', path)
  return existsSync(full) ? readFileSync(full, 'utf8') : undefined
}

/** The configurations in a folder of the corpus beside the repository, without their descriptions; none where it is not there. */
export function corpusFiles(path: string): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const full = join(folder, 'corpus', path)
  const names = existsSync(full) ? readdirSync(full).filter((name) => !name.endsWith('.meta.json')) : []
  return names.map((name) => ({ name, bytes: readFileSync(join(full, name)) }))
}

export type Json = Record<string, unknown>

export function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value))
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
