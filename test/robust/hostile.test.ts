import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hnsc } from '../cli/fake-io.ts'
import { COMMANDS, HOSTILE_INPUTS, MOST_MEMORY, MOST_SECONDS, pathOf } from './hostile-inputs.ts'
import { HNSC } from './run.ts'

/*
 * Every command that takes files, with every input that nobody means well with, as processes of their own: `npm run
 * robustness` measures them, writes docs/robustness.md, and fails for what must not be. It takes minutes; otherwise the
 * commands run in this process, with the inputs that take no seconds.
 */

const PAGE = 'docs/robustness.md'
const MEASURE = process.env['ROBUSTNESS'] === 'update'

/** Where the measured part of the page begins. */
const MARK = '<!-- npm run robustness -->'

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-hostile-'))
  HOSTILE_INPUTS.forEach(({ put, takesSeconds }, i) => {
    if (MEASURE || !takesSeconds) put(pathOf(folder, i))
  })
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

interface Outcome {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

interface Measured extends Outcome {
  readonly seconds: number
  readonly mib: number
}

const argvOf = (command: readonly string[], path: string): string[] =>
  command.map((word) => (word === '@' ? path : word))

/** What must not be, whatever the input is. */
function faultsOf(command: readonly string[], { exit, stdout, stderr }: Outcome): string[] {
  return [
    ...([0, 1, 2].includes(exit) ? [] : [`exit code ${exit}`]),
    ...(/^\s+at /m.test(stderr) ? ['a stack trace'] : []),
    // What a terminal obeys, and what turns the direction of what follows.
    ...(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(
      stdout + stderr,
    )
      ? ['a control character']
      : []),
    ...(exit === 2 && stdout !== '' && !isReport(command) ? ['half an output'] : []),
  ]
}

/** Of a report one part may be that something cannot be read; any other product is whole or is not there. */
function isReport([word, second]: readonly string[]): boolean {
  return word === 'validate' || word === 'upgrade-check' || (word === 'cidr' && second === 'check')
}

/** The first line that is said, or how much is printed where nothing is. */
function saying({ stdout, stderr }: Outcome): string {
  const [line = ''] = (stderr === '' ? stdout : stderr).split('\n')
  const plain = line.replaceAll(folder, '').replaceAll('|', '\\|')
  return plain.length > 140 ? `${plain.slice(0, 140)}…` : plain
}

function row(command: readonly string[], { exit, ...rest }: Outcome): string {
  return `| \`hnsc ${command.join(' ')}\` | ${exit} | ${saying({ exit, ...rest })} |`
}

if (MEASURE) {
  test('every command with every input, as processes of their own', () => {
    const faults: string[] = []
    const parts = HOSTILE_INPUTS.map(({ name }, i) => {
      const rows = COMMANDS.map((command) => {
        const measured = measure(argvOf(command, pathOf(folder, i)))
        faults.push(...faultsOf(command, measured).map((fault) => `${command.join(' ')}, ${name}: ${fault}`))
        if (measured.mib > MOST_MEMORY) faults.push(`${command.join(' ')}, ${name}: ${measured.mib} MiB`)
        if (measured.seconds > MOST_SECONDS)
          faults.push(`${command.join(' ')}, ${name}: ${measured.seconds} s`)
        return `${row(command, measured)} ${measured.seconds.toFixed(2)} | ${measured.mib} |`
      })
      return `### ${name}\n\n| command | exit | first line | processor, s | peak MiB |\n| --- | --: | --- | --: | --: |\n${rows.join('\n')}\n`
    })
    const page = fs.existsSync(PAGE) ? fs.readFileSync(PAGE, 'utf8') : ''
    const head = page.slice(0, page.indexOf(MARK))
    fs.writeFileSync(PAGE, `${head}${MARK}\n\n${parts.join('\n')}`)
    expect(faults).toEqual([])
  }, 3_600_000)
} else {
  const small = HOSTILE_INPUTS.map((input, i) => ({ ...input, path: i })).filter(
    ({ takesSeconds }) => !takesSeconds,
  )
  test.each(small)('every command with $name', async ({ path }) => {
    for (const command of COMMANDS) {
      const outcome = await hnsc(argvOf(command, pathOf(folder, path)))
      expect(faultsOf(command, outcome), command.join(' ')).toEqual([])
    }
  })
}

function measure(argv: readonly string[]): Measured {
  const usage = join(folder, 'usage')
  const time = ['-o', usage, '-f', '%U %S %M', 'node', HNSC, ...argv]
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', time, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const line = fs.readFileSync(usage, 'utf8').trim().split('\n').at(-1) ?? ''
  const [user = 0, system = 0, kib = 0] = line.split(' ').map(Number)
  return { exit: status ?? -1, stdout, stderr, seconds: user + system, mib: Math.round(kib / 1024) }
}
