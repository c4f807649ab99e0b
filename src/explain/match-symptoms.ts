import { byHelp, type Subject, SUBJECTS } from './subject.ts'
import { fixedWords, words } from './words.ts'
import { unwrapped } from './wrappers.ts'

/** A subject whose printed text fits, and how much of the text is what it is known by. */
export interface Match {
  readonly subject: Subject
  /** How much the words that fit tell: rare words tell more than common ones. */
  readonly weight: number
}

/**
 * The subjects that a text printed by a program belongs to, best first. Parts that vary do not count, and neither does
 * what stands around the text, such as a time or the errors that wrap it, unless it is all that is known. A piece of the
 * text is enough when it is long enough to be told from others.
 */
export function matchSymptoms(text: string): readonly Match[] {
  const core = unwrapped(text)
  const matches = matchesOf(words(core))
  return matches.length > 0 || core === text ? matches : matchesOf(words(text))
}

function matchesOf(printed: readonly string[]): readonly Match[] {
  const best = new Map<Subject, number>()
  for (const { subject, words: wanted } of SYMPTOMS) {
    const common = commonWords(wanted, printed)
    const found = weigh(common)
    const whole = found >= ENOUGH * weigh(wanted)
    const piece = common.length >= PIECE && found >= ENOUGH * weigh(printed)
    if ((whole || piece) && sameCharacters(wanted, common) && found > (best.get(subject) ?? 0))
      best.set(subject, found)
  }
  return [...best]
    .map(([subject, weight]) => ({ subject, weight }))
    .toSorted((a, b) => b.weight - a.weight || byHelp(a.subject, b.subject))
}

/** The part of the weight that must be there. */
const ENOUGH = 0.8

/** The fewest words by which a piece of a text can be told. */
const PIECE = 3

const SYMPTOMS = SUBJECTS.flatMap((subject) =>
  subject.symptoms.map((symptom) => ({ subject, words: fixedWords(symptom) })),
).filter((symptom) => symptom.words.length > 0)

const FREQUENCY = new Map<string, number>()
for (const symptom of SYMPTOMS) {
  for (const word of new Set(symptom.words)) FREQUENCY.set(word, (FREQUENCY.get(word) ?? 0) + 1)
}

/** Words that no symptom has tell little: they are names and times. */
function weigh(list: readonly string[]): number {
  return list.reduce((sum, word) => {
    const count = FREQUENCY.get(word)
    return sum + (count === undefined ? 0.5 : Math.log(1 + SYMPTOMS.length / count))
  }, 0)
}

/** A quoted character is all the difference between two messages of Go's reader. */
function sameCharacters(wanted: readonly string[], common: readonly string[]): boolean {
  return wanted.every((word) => !word.startsWith("'") || common.includes(word))
}

/** The longest list of words that both have in the same order. */
function commonWords(a: readonly string[], b: readonly string[]): string[] {
  const set = new Set(b)
  const left = a.filter((word) => set.has(word))
  const right = b.filter((word) => left.includes(word)).slice(0, MOST_WORDS)
  const table: string[][] = Array.from({ length: right.length + 1 }, () => [])
  for (const word of left) {
    let diagonal: string[] = []
    for (let j = 1; j <= right.length; j++) {
      const above = table[j] ?? []
      const before = table[j - 1] ?? []
      if (right[j - 1] === word) table[j] = [...diagonal, word]
      else if (before.length > above.length) table[j] = before
      diagonal = above
    }
  }
  return table[right.length] ?? []
}

/** Of a whole log only so many words that fit are looked at. */
const MOST_WORDS = 400
