import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { bashCompletion } from '../../src/cli/completion/bash.ts'
import { fishCompletion } from '../../src/cli/completion/fish.ts'
import { powershellCompletion } from '../../src/cli/completion/powershell.ts'
import { zshCompletion } from '../../src/cli/completion/zsh.ts'
import { hnsc } from './fake-io.ts'
import { GLOBALS, ROWS } from './sample-table.ts'

const GLOBAL_WORDS = ['--color', '--help', '-h', '--version']
const BUILD_WORDS = ['--out', '-o', '--only', '--set', '--format', '--check', ...GLOBAL_WORDS]

/** What each place offers; files are `plan.yaml` and the folder `plans`. */
const PLACES: readonly (readonly [typed: string, offers: readonly string[]])[] = [
  ['hnsc ', ['build', 'lint', 'cidr', 'tell']],
  ['hnsc b', ['build']],
  ['hnsc cidr ', ['check', 'merge', 'ops']],
  ['hnsc cidr ops ', ['cut', 'join']],
  ['hnsc cidr ops cut l', ['long']],
  ['hnsc cidr m', ['merge']],
  ['hnsc tell ', ['one', 'two']],
  ['hnsc build --format ', ['pretty', 'json']],
  ['hnsc build plan.yaml --only h', ['hns']],
  ['hnsc build --color n', ['never']],
]

/** A command in place of ours that shows what the shell passes to it. */
const SHOW_ARGUMENTS = `hnsc() { printf '<%s>' "$@"; echo; }`
const LINE = 'hnsc bu\t plan.\t --format j\t\n'
const COMPLETED = '<build><plan.yaml><--format><json>'

/** What a shell prints that runs in a terminal of its own and gets this typed. */
function typed(shell: string, keys: string): string {
  const { stdout } = spawnSync('script', ['-qec', shell, '/dev/null'], {
    cwd: folder,
    input: `${keys}exit\n`,
    encoding: 'utf8',
    timeout: 20_000,
  })
  return stdout
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-completion-'))
  mkdirSync(join(folder, 'plans'))
  writeFileSync(join(folder, 'plan.yaml'), '')
  writeFileSync(join(folder, 'hnsc.bash'), bashCompletion(ROWS, GLOBALS))
  writeFileSync(join(folder, 'hnsc.fish'), fishCompletion(ROWS, GLOBALS))
  writeFileSync(join(folder, '_hnsc'), zshCompletion(ROWS, GLOBALS))
})
afterAll(() => rmSync(folder, { recursive: true }))

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

describe.runIf(has('bash') && has('script'))('bash', () => {
  /** What bash itself offers for a line, by the script's function and the way it is registered. */
  function offers(line: string): string[] {
    const words = line.split(/ |(=)/).filter((word) => word !== undefined)
    const script = `
      source ./hnsc.bash
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _hnsc 2>/dev/null
      printf '%s\\n' "\${COMPREPLY[@]}"`
    const out = execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: folder, encoding: 'utf8' })
    return out.split('\n').filter((word) => word !== '')
  }

  test.each(PLACES)('`%s` offers %j', (line, expected) => {
    expect(offers(line).filter((word) => !word.startsWith('-'))).toEqual(expected)
  })

  test('options are offered', () => {
    expect(offers('hnsc build --')).toEqual(BUILD_WORDS.filter((word) => word.startsWith('--')))
    expect(offers('hnsc --')).toEqual(['--color', '--help', '--version'])
  })

  test('a value after = is offered', () => {
    expect(offers('hnsc build --format=j')).toEqual(['json'])
    expect(offers('hnsc build --format=')).toEqual(['pretty', 'json'])
  })

  test('a terminal completes commands, values and files', () => {
    writeFileSync(join(folder, 'rc'), `PS1=; ${SHOW_ARGUMENTS}; source ./hnsc.bash\n`)
    expect(typed('bash --noprofile --rcfile ./rc -i', LINE)).toContain(COMPLETED)
  })
})

describe.runIf(has('zsh') && has('script'))('zsh', () => {
  const lines: readonly (readonly [keys: string, becomes: string])[] = [
    [LINE, COMPLETED],
    ['hnsc cid\t mer\t\n', '<cidr><merge>'],
    ['hnsc tell tw\t\n', '<tell><two>'],
    ['hnsc cidr merge plan.y\t\n', '<cidr><merge><plan.yaml>'],
    ['hnsc cidr op\t cu\t lo\t\n', '<cidr><ops><cut><long>'],
    ['hnsc build plan.yaml -o pl\t\n', '<build><plan.yaml><-o><plans>'],
    ['hnsc build plan.yaml --only cni --only h\t\n', '<build><plan.yaml><--only><cni><--only><hns>'],
    ['hnsc lint plan.yaml --vers\t\n', '<lint><plan.yaml><--version>'],
  ]
  let shown = ''
  beforeAll(() => {
    const setup = `PS1=; ${SHOW_ARGUMENTS}; autoload -Uz compinit; compinit -D -u; source ./_hnsc\n`
    shown = typed('zsh -f -i', setup + lines.map(([keys]) => keys).join(''))
  })

  test.each(lines)('%j becomes %s', (_keys, becomes) => {
    expect(shown).toContain(becomes)
  })
})

describe.runIf(has('fish'))('fish', () => {
  function offers(line: string): string[] {
    const script = `source ./hnsc.fish; complete -C '${line}'`
    const out = execFileSync('fish', ['--no-config', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    })
    return out.split('\n').flatMap((row) => (row === '' ? [] : [row.split('\t')[0] ?? '']))
  }

  test.each(PLACES)('`%s` offers %j', (line, expected) => {
    expect(offers(line).toSorted()).toEqual([...expected].toSorted())
  })

  test('options are offered, of every command everywhere', () => {
    expect(offers('hnsc build --').toSorted()).toEqual(
      BUILD_WORDS.filter((word) => word.startsWith('--')).toSorted(),
    )
    expect(offers('hnsc lint --').toSorted()).toEqual(['--color', '--help', '--version'])
  })

  test('files and directories are offered where they belong', () => {
    expect(offers('hnsc build pl').toSorted()).toEqual(['plan.yaml', 'plans/'])
    expect(offers('hnsc build --out pl')).toEqual(['plans/'])
  })
})

describe('powershell', () => {
  const script = powershellCompletion(ROWS, GLOBALS)

  test('every place has its offers, quotes doubled', () => {
    expect(script).toContain(
      `'cidr' = @(,@('check', 'find overlaps'); ,@('merge', 'merge ranges'); ,@('ops', 'commands: cut, join'))`,
    )
    expect(script).toContain(`'cidr ops' = @(,@('cut', 'cut ranges'); ,@('join', 'join ranges'))`)
    expect(script).toContain(`if (@('', 'cidr', 'cidr ops') -notcontains $command) { break }`)
    expect(script).toContain(`'build --format' = @(,@('pretty', 'pretty'); ,@('json', 'json'))`)
    expect(script).toContain(`,@('build', 'build the user''s plan')`)
  })

  test('where files belong nothing is offered, so that PowerShell offers files', () => {
    expect(script).toContain(`'build --out' = @()`)
  })
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s knows every command', async (shell) => {
  const { exit, stdout, stderr } = await hnsc(['completion', shell])
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  for (const { name } of COMMANDS) for (const word of name.split(' ')) expect(stdout).toContain(word)
})
