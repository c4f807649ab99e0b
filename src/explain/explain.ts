import { nearest } from '../text/nearest.ts'
import { matchQuestion } from './match-question.ts'
import { matchSymptoms } from './match-symptoms.ts'
import { type Subject, SUBJECTS } from './subject.ts'

export type { Subject }

/** What hnsc has to say to a code, a name, a text that a program printed, or a question. */
export interface Explanation {
  /** Best first; more than one where a text fits several. Empty where hnsc knows nothing about it. */
  readonly subjects: readonly Subject[]
  /** The code or name that was meant, where one is near. */
  readonly meant?: string
}

/** The most subjects that one text is explained by. */
const MOST = 3

/** Explains a code (`WIN212`), a name (`policy-shape`), what a program printed, or what a person asks. */
export function explain(text: string): Explanation {
  const wanted = text.trim().toLowerCase()
  const named = SUBJECTS.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted)
  if (named !== undefined) return { subjects: [named] }
  const matches = matchSymptoms(text)
  const best = matches[0]
  if (best !== undefined) {
    const close = matches.filter(({ weight }) => weight >= CLOSE * best.weight)
    return { subjects: close.slice(0, MOST).map(({ subject }) => subject) }
  }
  const meant = /\s/.test(wanted)
    ? undefined
    : nearest(
        wanted,
        SUBJECTS.flatMap(({ id, name }) => [id, name]),
      )
  if (meant !== undefined) return { subjects: [], meant }
  return { subjects: matchQuestion(text).slice(0, 1) }
}

/** How near the next fit must come to the best to be shown as well. */
const CLOSE = 0.9
