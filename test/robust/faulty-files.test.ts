import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FileSystem } from '../../src/cli/io.ts'
import { type Product, writeOutput } from '../../src/cli/write-output.ts'
import { byPath } from '../../src/emit/by-path.ts'
import { fakeIo, hnsc } from '../cli/fake-io.ts'
import { Died, type Fault, faultyFs } from '../support/faulty-fs.ts'

/*
 * Every operation on files that a run does fails once, or is the last that its process does, or is where another run
 * comes between. Whatever happens, each file is an old one or a new one, the manifest never speaks of what is not there,
 * and one run more finishes.
 */

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-faulty-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

type Files = Readonly<Record<string, string>>

const OLD: Files = { 'a/cni': 'A old\n', 'b/cni': 'B\n', 'c/gone': 'C\n' }
const NEW: Files = { 'a/cni': 'A new\n', 'b/cni': 'B\n', 'd/cni': 'D\n' }

function product(files: Files): Product {
  const all = Object.entries(files)
    .map(([path, text]) => ({ path, text, kind: path.split('/').at(-1) ?? '' }))
    .toSorted(byPath)
  return { files: all, paths: all.map(({ path }) => path), selection: { nodes: [], kinds: [] } }
}

/** One run, in a process of that number; those of other numbers are gone. */
function run(root: string, files: Files, id: number, fileSystem: FileSystem = fs) {
  const io = { ...fakeIo({ fs: fileSystem }), process: { id, isRunning: (other: number) => other === id } }
  return writeOutput(root, product(files), true, io)
}

function contents(root: string): Record<string, string> {
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted()
  const files = names.filter((name) => fs.statSync(join(root, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(root, name), 'utf8')]))
}

/** What a run alone makes of a directory. */
function madeOf(files: Files): Record<string, string> {
  const root = join(folder, `made-${Object.keys(files).length}`)
  run(root, files, 1)
  return contents(root)
}

interface States {
  readonly old: Record<string, string>
  readonly wanted: Record<string, string>
}

/** What is wrong with a directory in the middle of the way from old to new. */
function faultsIn(root: string, { old, wanted }: States): string[] {
  const now = contents(root)
  const paths = Object.keys(now).filter((path) => !/\.hnsc-\d+\.tmp$/.test(path))
  const torn = paths.filter((path) => now[path] !== old[path] && now[path] !== wanted[path])
  const isNew = now['manifest.json'] === wanted['manifest.json']
  const early = isNew ? Object.keys(wanted).filter((path) => now[path] !== wanted[path]) : []
  return [...torn.map((path) => `${path} is torn`), ...early.map((path) => `the manifest is before ${path}`)]
}

const CODES = ['EIO', 'EACCES']
const FAULTS: readonly (readonly [string, Fault])[] = [
  ...CODES.map((code) => [`fails with ${code}`, { kind: 'fails', code }] as const),
  ['takes half and is full', { kind: 'takes half', code: 'ENOSPC' }],
  ['is the last before a kill', { kind: 'dies after' }],
  ['comes too late for a kill', { kind: 'dies before' }],
]

/** Runs a thing with the fault at operation 0, 1, 2 and so on, until it is done without meeting it. */
function sweep(fault: Fault, once: (at: number, faulty: ReturnType<typeof faultyFs>) => void): number {
  for (let at = 0; ; at++) {
    const faulty = faultyFs(at, fault)
    once(at, faulty)
    if (faulty.calls.length <= at) return at
  }
}

describe.each([
  ['a directory that is there', OLD],
  ['a directory that is not', {}],
])('compile into %s', (_, before) => {
  test.each(FAULTS)('each operation %s', (_, fault) => {
    const isNothing = Object.keys(before).length === 0
    const states = { old: isNothing ? {} : madeOf(before), wanted: madeOf(NEW) }
    const faults: string[] = []
    const steps = sweep(fault, (at, faulty) => {
      const root = join(folder, `out-${at}`)
      if (!isNothing) run(root, before, 1)
      const result = attempt(() => run(root, NEW, 2, faulty.fs))
      const told = `${at} ${faulty.calls[at] ?? 'none'}`
      if (fs.existsSync(root)) {
        faults.push(...faultsIn(root, states).map((text) => `${told}: ${text}`))
        // Only what is killed may leave something behind.
        const left = Object.keys(contents(root)).filter((path) => path.endsWith('.tmp'))
        const mayLeave = result === 'died' || faulty.calls[at]?.startsWith('unlinkSync') === true
        if (left.length > 0 && !mayLeave) faults.push(`${told}: ${left.join()} is left`)
      }
      if (result !== 'died' && 'written' in result && faulty.calls.length > at) {
        const now = contents(root)
        if (JSON.stringify(now) !== JSON.stringify(states.wanted))
          faults.push(`${told}: done, but not as wanted`)
      }
      run(root, NEW, 3)
      expect(contents(root), told).toEqual(states.wanted)
    })
    expect(faults).toEqual([])
    expect(steps).toBeGreaterThan(20)
  })
})

/** What a run gives, or that its process is gone. Anything else that is thrown is a fault. */
function attempt<T>(action: () => T): T | 'died' {
  try {
    return action()
  } catch (error) {
    if (error instanceof Died) return 'died'
    throw error
  }
}

describe('another run that comes between any two operations', () => {
  test.each<readonly [string, Files]>([
    ['makes the same', NEW],
    ['makes what was there', OLD],
    ['makes something else', { ...NEW, 'a/cni': 'A other\n', 'f/cni': 'F\n' }],
  ])('%s: who says that it is done has its files there', (_, theirs) => {
    const wanted = { ours: madeOf(NEW), theirs: madeOf(theirs) }
    const faults: string[] = []
    let windows = 0
    let at = 0
    for (; ; at++) {
      const root = join(folder, `out-${at}`)
      run(root, OLD, 1)
      let met = false
      const faulty = faultyFs(at, {
        kind: 'meets',
        other: () => {
          met = true
          // Both processes are there, so neither takes the other's temporary file for one that is left.
          const io = { ...fakeIo(), process: { id: 3, isRunning: () => true } }
          expect(writeOutput(root, product(theirs), true, io)).toHaveProperty('written')
        },
      })
      const result = run(root, NEW, 2, faulty.fs)
      if (!met) break
      const now = JSON.stringify(contents(root))
      const isWhole = [wanted.ours, wanted.theirs].some((each) => JSON.stringify(each) === now)
      const call = faulty.calls[at] ?? ''
      // Between the last look at the manifest and its renaming there is no third operation that could notice.
      const isWindow = /^renameSync .*\/out-\d+\/\.hnsc/.test(call) && faulty.calls.at(-1) === call
      if (isWindow) windows++
      else if ('written' in result && !isWhole) faults.push(`${at} ${call}`)
      run(root, NEW, 4)
      const after = contents(root)
      const more = Object.keys(after).filter((path) => !(path in wanted.ours))
      if (!isWindow && more.length > 0) faults.push(`${at} ${call}: ${more.join()} is forgotten`)
      expect(after).toMatchObject(wanted.ours)
    }
    expect(faults).toEqual([])
    expect(windows).toBe(1)
    expect(at).toBeGreaterThan(40)
  })
})

describe('validate --fix', () => {
  const BAD = '\ufeff{"cniVersion":"0.2.0","name":"cbr0","type":"win-bridge","ipam":{}}'

  test.each(FAULTS)('each operation %s', async (_, fault) => {
    const file = join(folder, '10-a.conf')
    const faults: string[] = []
    let at = 0
    for (; ; at++) {
      fs.writeFileSync(file, BAD, { mode: 0o640 })
      const faulty = faultyFs(at, fault)
      const { exit, stdout, stderr } = await hnsc(['validate', '--fix', file], { fs: faulty.fs })
      if (faulty.calls.length <= at) break
      const told = `${at} ${faulty.calls[at] ?? ''}`
      const text = fs.readFileSync(file, 'utf8')
      if (text !== BAD && text !== BAD.slice(1)) faults.push(`${told}: the file is torn`)
      if ((fs.statSync(file).mode & 0o777) !== 0o640) faults.push(`${told}: other permissions`)
      const isKill = fault.kind.startsWith('dies')
      if (!isKill && exit !== 2 && text === BAD)
        faults.push(`${told}: exit code ${exit}, and nothing is fixed`)
      if (exit === 2 && !`${stdout}${stderr}`.includes('error[WIN00')) faults.push(`${told}: no word why`)
      for (const name of fs.readdirSync(folder)) if (name !== '10-a.conf') fs.rmSync(join(folder, name))
    }
    expect(faults).toEqual([])
    expect(at).toBeGreaterThan(12)
  })
})
