import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hnsc } from '../cli/fake-io.ts'
import {
  FILE_COMMANDS,
  GOOD_FILES,
  type HostileCommand,
  MOST_MEMORY,
  MOST_SECONDS,
  WORD_COMMANDS,
} from './hostile-commands.ts'
import { HOSTILE_INPUTS, type HostileInput } from './hostile-inputs.ts'
import { type Measured, measuredTable, withSection } from './measured-table.ts'
import { HNSC } from './run.ts'

/*
 * Every command that takes files, with every input that nobody means well with, as processes of their own: `npm run
 * robustness` measures them, writes docs/hostile-inputs.md, and fails for what must not be. It takes minutes; otherwise the
 * commands run in this process, with the inputs that take no seconds.
 */

const PAGE = 'docs/hostile-inputs.md'
const MEASURE = process.env['ROBUSTNESS'] === 'update'

const HEAD = `# Hostile inputs

<!-- Measured by \`npm run robustness\`; what comes behind \`--\`, such as \`-t NUL\`, measures a part anew. Do not edit. -->

What every command that takes files does with them, the hostile one being \`@\`: the exit code, the first line that is said,
and the most processor time and memory that one of the commands took. \`@conf\` and \`@spec\` are good files beside it.
`

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-hostile-'))
  fs.chmodSync(folder, 0o755)
  for (const [word, content] of Object.entries(GOOD_FILES)) fs.writeFileSync(join(folder, word), content)
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

const isRoot = process.getuid?.() === 0

interface Outcome {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

const argvOf = (words: readonly string[], path: string): string[] =>
  words.map((word) => (word === '@' ? path : word in GOOD_FILES ? join(folder, word) : word))

/** What must not be, whatever the input is. */
function faultsOf(argv: readonly string[], { exit, stdout, stderr }: Outcome): string[] {
  // What a terminal obeys, and what turns the direction of what follows. A difference is for patch(1).
  const isDifference = argv.includes('--diff') && MEASURE
  const obeyed = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/
  return [
    ...([0, 1, 2].includes(exit) ? [] : [`exit code ${exit}`]),
    ...(/^\s+at /m.test(stderr) ? ['a stack trace'] : []),
    ...(!isDifference && obeyed.test(stdout + stderr) ? ['a control character'] : []),
    ...(exit !== 0 && stdout === '' && stderr === '' ? ['not a word'] : []),
    ...(exit === 2 && stdout !== '' && !isReport(argv) ? ['half an output'] : []),
  ]
}

/** Of a report one part may be that something cannot be read; any other product is whole or is not there. */
function isReport([word, second]: readonly string[]): boolean {
  return word === 'validate' || word === 'upgrade-check' || (word === 'cidr' && second === 'check')
}

const nameOf = ({ argv, fromStdin }: HostileCommand): string =>
  `hnsc ${argv.join(' ')}${fromStdin === true ? ' < @' : ''}`

/** Runs a command with an input that is put there for it and removed again. */
async function withInput<T>(input: HostileInput, use: (path: string) => T | Promise<T>): Promise<T> {
  const path = join(folder, 'in.conf')
  const undo = input.put(path)
  try {
    return await use(path)
  } finally {
    undo?.()
    fs.rmSync(path, { recursive: true, force: true })
  }
}

if (MEASURE) {
  test.each(HOSTILE_INPUTS)(
    'every command with $name, as processes of their own',
    async (input) => {
      const faults: string[] = []
      const all: Measured[] = []
      for (const command of FILE_COMMANDS) {
        const measured = await withInput(input, (path) => measure(command, path, input))
        if (measured === undefined) continue
        const found = [
          ...faultsOf(command.argv, measured),
          ...(measured.mib > MOST_MEMORY ? [`${measured.mib} MiB`] : []),
          ...(measured.seconds > MOST_SECONDS ? [`${measured.seconds} s`] : []),
        ]
        faults.push(...found.map((fault) => `${measured.command}: ${fault}`))
        all.push(measured)
      }
      const page = fs.existsSync(PAGE) ? fs.readFileSync(PAGE, 'utf8') : HEAD
      fs.writeFileSync(PAGE, withSection(page, input.name, measuredTable(all, folder)))
      expect(faults).toEqual([])
    },
    1_800_000,
  )
} else {
  const here = HOSTILE_INPUTS.filter(
    ({ takesSeconds, notForRoot }) => takesSeconds !== true && !(isRoot && notForRoot === true),
  )
  test.each(here)('every command with $name', async (input) => {
    const faults: string[] = []
    for (const command of FILE_COMMANDS) {
      const outcome = await withInput(input, (path) => runHere(command, path))
      if (outcome === undefined) continue
      faults.push(...faultsOf(command.argv, outcome).map((fault) => `${nameOf(command)}: ${fault}`))
    }
    expect(faults).toEqual([])
  })
}

/** One command in this process; undefined where there is nothing to be redirected to its standard input. */
async function runHere({ argv, fromStdin }: HostileCommand, path: string): Promise<Outcome | undefined> {
  if (fromStdin === true && !isFile(path)) return undefined
  const stdin = fromStdin === true ? { stdin: fs.readFileSync(path) } : {}
  const words = argvOf(argv, path)
  // Of a difference patch(1) gets the very characters, and a person none that a terminal obeys.
  return argv.includes('--diff')
    ? hnsc([...words, '--color', 'never'], { ...stdin, terminal: true })
    : hnsc(words, stdin)
}

describe('hostile words', () => {
  test.each([...new Set(WORD_COMMANDS.map(([first = '']) => first))])(
    'of the command line: %j',
    async (first) => {
      const faults: string[] = []
      for (const words of WORD_COMMANDS.filter(([word]) => word === first)) {
        const outcome = await hnsc(argvOf(words, ''), { stdin: GOOD_FILES['@conf'] ?? '' })
        faults.push(...faultsOf(words, outcome).map((fault) => `${JSON.stringify(words)}: ${fault}`))
      }
      expect(faults).toEqual([])
    },
  )
})

function isFile(path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** One command as a process of its own; undefined where not even its standard input can be opened. */
function measure(command: HostileCommand, path: string, input: HostileInput): Measured | undefined {
  const { argv, fromStdin } = command
  const stdin = fromStdin === true ? opened(path) : 'ignore'
  if (stdin === undefined || (fromStdin === true && input.notForRoot === true)) return undefined
  const usage = join(folder, 'usage')
  const as = isRoot && input.notForRoot === true ? ['setpriv', '--reuid=65534', '--clear-groups'] : []
  const time = ['-o', usage, '-f', '%U %S %M', ...as, 'node', HNSC, ...argvOf(argv, path)]
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', time, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: 300_000,
    stdio: [stdin, 'pipe', 'pipe'],
  })
  if (typeof stdin === 'number') fs.closeSync(stdin)
  const last = fs.readFileSync(usage, 'utf8').trim().split('\n').at(-1) ?? ''
  const [user = 0, system = 0, kib = 0] = last.split(' ').map(Number)
  return {
    command: nameOf(command),
    exit: status ?? -1,
    stdout,
    stderr,
    seconds: user + system,
    mib: Math.round(kib / 1024),
  }
}

function opened(path: string): number | undefined {
  try {
    return fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK)
  } catch {
    return undefined
  }
}
