import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { HnsCall, PluginCase, Step } from '../node.ts'
import { type Binary, compilerMissing, libraries, recorder } from './binaries.ts'
import { layNode } from './node-files.ts'

/** Debian's wine64, which is not on the path. */
const WINE = '/usr/lib/wine/wine64'
const SERVER = '/usr/lib/wine/wineserver'

/** Why whole Windows programs cannot be run here, or undefined. */
export function wineMissing(): string | undefined {
  return existsSync(WINE) ? compilerMissing() : 'wine64 is not here'
}

/** A Windows of wine's with whole programs in C:\cni\bin and DLLs of ours for HNS. */
export interface Wine {
  /** Runs the steps of a case one after the other on one node. */
  readonly run: (input: PluginCase) => readonly WholeResult[]
  readonly stop: () => void
}

/** What a whole program leaves behind. */
export interface WholeResult {
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
  readonly calls: readonly Required<HnsCall>[]
  /** Calls of the programs that the case gives the answers of. */
  readonly started: readonly {
    readonly program: string
    readonly command: string
    readonly stdin: string
  }[]
}

/** Starts wine with these programs. */
export function startWine(programs: readonly Binary[]): Wine {
  const prefix = mkdtempSync(join(tmpdir(), 'hnsc-wine-'))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: prefix,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=;vmcompute,computenetwork,bcryptprimitives=n',
  }
  // Detached and without pipes, which the services would inherit and keep open.
  const server = spawn(SERVER, ['-f', '-p'], { env, detached: true, stdio: 'ignore' })
  server.unref()
  execFileSync(WINE, ['wineboot', '-i'], { env, stdio: 'ignore' })
  const drive = join(prefix, 'drive_c')
  rmSync(join(prefix, 'dosdevices/z:'), { force: true })
  for (const [name, file] of libraries()) copyFileSync(file, join(drive, 'windows/system32', name))
  const windows = new Set([...readdirSync(drive), 'cni', 'hns'])
  const install = installer(join(drive, 'cni/bin'), programs)
  const hns = join(drive, 'hns')
  return {
    run({ node, files = {}, answers = {}, steps }) {
      for (const name of readdirSync(drive).filter((one) => !windows.has(one))) {
        rmSync(join(drive, name), { recursive: true })
      }
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(drive, path)), { recursive: true })
        writeFileSync(join(drive, path), text)
      }
      layNode(hns, node)
      install(Object.keys(answers).filter((name) => !steps.some(({ program }) => program === name)))
      for (const [name, { exit, stdout }] of Object.entries(answers)) {
        writeFileSync(join(hns, `${name}.answer`), `${exit}\n${stdout}`)
      }
      return steps.map((step) => runStep(step, drive, env))
    },
    stop() {
      spawnSync(SERVER, ['-k'], { env, stdio: 'ignore' })
      server.kill() // where it did not listen
      rmSync(prefix, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Lays the folder of plugins: the real ones, but for those that a case gives the answers of. */
function installer(bin: string, programs: readonly Binary[]): (answered: readonly string[]) => void {
  const stand = recorder()
  let laid: string | undefined
  return (answered) => {
    const wanted = answered.toSorted().join()
    if (wanted === laid) return
    laid = wanted
    rmSync(bin, { recursive: true, force: true })
    mkdirSync(bin, { recursive: true })
    for (const [name, file] of programs) copyFileSync(file, join(bin, name))
    for (const name of answered) copyFileSync(stand, join(bin, `${name}.exe`))
  }
}

function runStep(step: Step, drive: string, env: Readonly<Record<string, string>>): WholeResult {
  const [calls, started] = [join(drive, 'hns/calls.txt'), join(drive, 'hns/started.txt')]
  for (const file of [calls, started]) writeFileSync(file, '')
  const stdin = typeof step.stdin === 'string' ? step.stdin : Buffer.from(step.stdin.base64, 'base64')
  const stderr = join(drive, 'hns/stderr.txt')
  const log = openSync(stderr, 'w')
  const { status, stdout } = spawnSync(WINE, [`C:\\cni\\bin\\${step.program}.exe`], {
    cwd: drive,
    env: { ...env, CNI_PATH: 'C:\\cni\\bin', ...step.env },
    input: stdin,
    encoding: 'utf8',
    // A pipe for what is logged would be inherited by wine's services.
    stdio: ['pipe', 'pipe', log],
  })
  closeSync(log)
  return {
    exit: status,
    stdout,
    stderr: readFileSync(stderr, 'utf8'),
    calls: rows(calls).map(([kind, target, body]) => ({ kind, target, body })),
    started: rows(started).map(([program, command, text]) => ({ program, command, stdin: text })),
  }
}

/** Lines of three columns between tabs; the last may hold tabs. */
function rows(path: string): (readonly [string, string, string])[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => {
    const [first = '', second = '', ...rest] = line.split('\t')
    return [first, second, rest.join('\t')] as const
  })
}
