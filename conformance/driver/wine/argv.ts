import { isDeepStrictEqual } from 'node:util'
import { joinArguments } from '../../../src/text/quote/argument.ts'
import { random, type Random } from '../random.ts'
import { argumentPrinter } from './binaries.ts'
import { startWine, wineMissing } from './start.ts'

const SIZE = 10_000

/** Pieces that mean something in a command line; a line break ends none. */
// prettier-ignore
const PIECES = [
  '"', '\\', '\\\\', '\\"', ' ', '\t', "'", '`', '$()', '%PATH%', '^', '&', '|', '-', '=', 'a', 'C:\\k', '\u2018', '\u201c', '\u00e9', '\ud83d\ude00', '\n', '\r\n', '""', '"" ',
]

/**
 * Gives quoted arguments to CommandLineToArgvW of wine: lists of hostile texts, and such a command line within another
 * as nssm.exe gets it. Gives the number of lists that do not come back.
 */
export function compareCommandLines(): number {
  const missing = wineMissing()
  if (missing !== undefined) {
    console.log(`command lines: skipped, ${missing}`)
    return 0
  }
  const lists = Array.from({ length: SIZE }, (_, i) => hostileArguments(random(3_000_000 + i)))
  const lines = [
    ...lists.map((list) => `x ${joinArguments(list)}`),
    ...lists.map((list) => `x set kubelet AppParameters ${joinArguments([joinArguments(list)])}`),
  ]
  const answers = argumentsOf(lines)
  const wrong = lists.filter((list, i) => {
    const nested = ['set', 'kubelet', 'AppParameters', joinArguments(list)]
    return !isDeepStrictEqual(answers[i], list) || !isDeepStrictEqual(answers[SIZE + i], nested)
  })
  console.log(`command lines under wine: ${SIZE - wrong.length} agree, ${wrong.length} disagree`)
  for (const list of wrong.slice(0, 3)) console.log(JSON.stringify(list))
  return wrong.length
}

/** What CommandLineToArgvW says of each line, without the first word. */
function argumentsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const wine = startWine([argumentPrinter()])
  try {
    const chunks = Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, i) =>
      lines.slice(i * CHUNK, (i + 1) * CHUNK),
    )
    return chunks.flatMap((chunk) => {
      const stdin = chunk.map((line) => `${hex(line)}\n`).join('')
      const node = { hnsVersion: [15, 2] as const, networks: [] }
      const [result] = wine.run({ node, steps: [{ program: 'argv', env: {}, stdin }] })
      const answers = (result?.stdout ?? '').split('\n').slice(0, -1)
      return answers.map((line) => (line === '' ? [] : line.split(' ').map((word) => text(word.slice(1)))))
    })
  } finally {
    wine.stop()
  }
}

/** So many lines that their answers fit into the buffer that a process may fill. */
const CHUNK = 1000

function hostileArguments(r: Random): readonly string[] {
  return r.several(0, 4, () => r.several(0, 6, () => r.pick(PIECES)).join(''))
}

function hex(line: string): string {
  return Array.from({ length: line.length }, (_, i) => line.charCodeAt(i).toString(16).padStart(4, '0')).join(
    '',
  )
}

function text(digits: string): string {
  return (digits.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
}
