import { readJson } from './json-tree.ts'
import { type Mistake, mistake } from './tolerant-json/mistake.ts'
import { readMistaken } from './tolerant-json/read-mistaken.ts'
import type { Tree } from './tree.ts'

export type { Mistake, MistakeKind } from './tolerant-json/mistake.ts'

/** A JSON text read as it was meant. All places are places of the text as it is. */
export interface TolerantJson {
  /** Absent when there is nothing that looks like a value. */
  readonly tree?: Tree
  /** In the order of the text. None: the text is JSON. */
  readonly mistakes: readonly Mistake[]
}

/** Reads JSON, and what people take for it. Never throws. */
export function readTolerantly(text: string): TolerantJson {
  // An escape may be a mistake although JSON knows it: `C:\\temp`.
  const json = text.includes('\\') ? 'not JSON' : readJson(text)
  if (json === 'not JSON') return readMistaken(text)
  return json === 'too many values'
    ? { mistakes: [mistake('too-many-values', { start: 0, end: 0 })] }
    : { tree: json, mistakes: [] }
}
