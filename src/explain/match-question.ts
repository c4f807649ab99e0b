import { byHelp, type Subject, SUBJECTS } from './subject.ts'
import { words } from './words.ts'

/** The subjects that have most to do with words of a person, best first; none where they share nothing that tells. */
export function matchQuestion(text: string): readonly Subject[] {
  const asked = new Set(
    words(text)
      .map(stem)
      .filter((word) => !IDLE.has(word)),
  )
  const scored = DOCUMENTS.map(({ subject, own }) => {
    const common = [...asked].filter((word) => own.has(word))
    return { subject, score: common.reduce((sum, word) => sum + weight(word) * (own.get(word) ?? 0), 0) }
  })
  const total = [...asked].reduce((sum, word) => sum + weight(word), 0)
  return scored
    .filter(({ score }) => score >= LEAST * total && score >= weight(''))
    .toSorted((a, b) => b.score - a.score || byHelp(a.subject, b.subject))
    .map(({ subject }) => subject)
}

/** The part of what was asked that an answer must be about. */
const LEAST = 0.5

/** Words that every question may have. */
const IDLE = new Set(
  'the an of to in is are it and or not with for from that this be by on at as my do does can cannot what which where when how why after before have has no any'.split(
    ' ',
  ),
)

/** How people put it and the title count more than what is said about it. */
const DOCUMENTS = SUBJECTS.map((subject) => {
  const own = new Map<string, number>()
  const add = (text: string, much: number) => {
    for (const word of words(text).map(stem))
      if (!IDLE.has(word)) own.set(word, Math.max(own.get(word) ?? 0, much))
  }
  add([subject.why, ...subject.steps].join(' '), 0.4)
  add(subject.symptoms.join(' '), 0.6)
  add([subject.name.replaceAll('-', ' '), subject.title, ...subject.asked].join(' '), 1)
  return { subject, own }
})

const FREQUENCY = new Map<string, number>()
for (const { own } of DOCUMENTS)
  for (const word of own.keys()) FREQUENCY.set(word, (FREQUENCY.get(word) ?? 0) + 1)

function weight(word: string): number {
  return Math.log(1 + DOCUMENTS.length / (FREQUENCY.get(word) ?? DOCUMENTS.length / 3))
}

/** Nodes and node, pinging and ping are one word. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word
}
