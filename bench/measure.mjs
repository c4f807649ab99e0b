// @ts-check
import { spawnSync } from 'node:child_process'

/**
 * What one run of a program took: seconds of wall and of processor (user and system together), and the most memory that
 * it held, in KiB.
 * @typedef {{ readonly wall: number, readonly cpu: number, readonly memory: number }} Figures
 */
/** @typedef {{ readonly name: string, readonly command: readonly string[], readonly runs?: number }} Program */

/** True when a program runs at all. @param {string} program @param {readonly string[]} args */
export function works(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: 'ignore' })
  return error === undefined && status === 0
}

/** Why nothing can be measured here; undefined when it can. */
export function unable() {
  if (works('/usr/bin/time', ['-f', '%e', 'true']) && works('bash', ['-c', 'true'])) return undefined
  return 'bash and GNU time are needed (apt-get install time)'
}

/** The shell's own clock counts milliseconds, that of GNU time hundredths; only the latter knows the memory. */
const TIMED = "TIMEFORMAT=$'\\n%R %U %S'; time /usr/bin/time -f '%M' \"$@\""

/**
 * One run. What the program prints goes through a pipe, as most output does.
 * @param {readonly string[]} command
 * @returns {Figures}
 */
export function once(command) {
  const { stderr, status } = spawnSync('bash', ['-c', TIMED, 'bash', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  // Overlaps make the exit code of a check 1.
  if (status !== 0 && !(status === 1 && command.includes('check')))
    throw new Error(`${command.join(' ')} failed:\n${stderr}`)
  const [times = '', , memory = ''] = stderr.trimEnd().split('\n').toReversed()
  const [wall = 0, user = 0, system = 0] = times.split(' ').map(Number)
  return { wall, cpu: user + system, memory: Number(memory) }
}

/**
 * The medians of programs that take turns.
 * @param {readonly Program[]} programs
 * @param {number} most runs of each
 * @returns {readonly Figures[]}
 */
export function measure(programs, most) {
  /** @type {Figures[][]} */
  const all = programs.map(() => [])
  for (let run = 0; run < most; run++) {
    programs.forEach(({ command, runs = most }, i) => {
      if (run < runs) all[i]?.push(once(command))
    })
  }
  return all.map((figures) => ({
    wall: median(figures.map(({ wall }) => wall)),
    cpu: median(figures.map(({ cpu }) => cpu)),
    memory: median(figures.map(({ memory }) => memory)),
  }))
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** A table in Markdown. @param {readonly (readonly string[])[]} rows the first is the head */
export function table(rows) {
  const [head = [], ...body] = rows
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...body]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

/** @param {number} value */
export const seconds = (value) => value.toFixed(2)
/** @param {number} value @param {number} base */
export const ratio = (value, base) => (base === 0 ? '' : (value / base).toFixed(2))
