import { CODES } from '../diagnostic/codes.ts'
import type { CodeMeta, Severity } from '../diagnostic/code-meta.ts'
import type { Source } from '../facts/evidence.ts'
import { entryOf } from '../text/entry-of.ts'
import { ASKED_OF_CODES } from './asked-of-codes.ts'
import { JAPANESE_QUESTIONS } from './japanese.ts'
import type { Topic } from './topic.ts'
import { TOPICS } from './topics.ts'

/** Something that hnsc can explain: a diagnostic, or a topic that is none. */
export interface Subject {
  /** The code, or the name of the topic. */
  readonly id: string
  readonly name: string
  /** Of a diagnostic: its severity unless the finding says otherwise. */
  readonly severity?: Severity
  readonly title: string
  readonly why: string
  readonly points: readonly string[]
  readonly symptoms: readonly string[]
  readonly asked: readonly string[]
  readonly steps: readonly string[]
  /** Codes of diagnostics that have to do with it. */
  readonly codes: readonly string[]
  readonly sources: readonly Source[]
}

/** Everything that can be explained: the diagnostics in the order of their codes, then the topics. */
export const SUBJECTS: readonly Subject[] = [
  ...Object.entries<CodeMeta>(CODES)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, meta]) => ofCode(code, meta)),
  ...TOPICS.map(ofTopic),
]

/** The order of two subjects that fit as well: what says what to do goes before what only says what is wrong. */
export function byHelp(a: Subject, b: Subject): number {
  return Number(b.steps.length > 0) - Number(a.steps.length > 0) || (a.id < b.id ? -1 : 1)
}

function ofCode(
  code: string,
  { name, severity, title, why, symptoms = [], sources = [] }: CodeMeta,
): Subject {
  return {
    id: code,
    name,
    severity,
    title,
    why,
    points: [],
    symptoms,
    asked: entryOf<readonly string[]>(ASKED_OF_CODES, code) ?? [],
    steps: [],
    codes: [],
    sources,
  }
}

function ofTopic({ name, points = [], symptoms = [], asked = [], codes = [], ...topic }: Topic): Subject {
  const japanese = entryOf(JAPANESE_QUESTIONS, name)
  return {
    id: name,
    name,
    ...topic,
    points,
    symptoms,
    asked: [...asked, ...(japanese === undefined ? [] : [japanese])],
    codes,
  }
}
