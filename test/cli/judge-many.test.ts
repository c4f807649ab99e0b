import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeApart } from '../../src/cli/judge-apart.ts'
import { type JudgeTask, judgeMany } from '../../src/cli/judge-many.ts'
import { validate, type Validated } from '../../src/validate/validate.ts'
import { HNSC } from '../robust/run.ts'
import { hnsc } from './fake-io.ts'

/** Enough for two threads. */
const COUNT = 302
const spec = join(import.meta.dirname, '../../examples/l2bridge-win-bridge.yaml')
let folder = ''
let files: readonly string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-many-'))
  const made = await hnsc(['compile', spec, '--node', 'win-1', '--only', 'cni-config'])
  files = Array.from({ length: COUNT }, (_, i) => {
    const path = join(folder, String(i), '10-cni.conflist')
    mkdirSync(join(folder, String(i)))
    // Every third has a defect, one is no JSON, one has a byte order mark.
    const own = made.stdout.replaceAll('10.244.1.', `10.244.${i % 250}.`).replace('cbr0', `cbr${i}`)
    const text = i % 3 === 0 ? own.replace('"ipam"', '"ipma"') : own
    writeFileSync(path, i === 7 ? text.slice(0, 300) : i === 8 ? `\uFEFF${text}` : text)
    return path
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Threads as far as data goes: what crosses over is a copy. */
function threads(cores: number, answer = (task: JudgeTask) => task.sources.map(judgedBy(task))) {
  const tasks: JudgeTask[] = []
  return {
    tasks,
    cores,
    judgeApart: async (task: JudgeTask) => {
      tasks.push(structuredClone(task))
      return structuredClone(answer(structuredClone(task)))
    },
  }
}

function judgedBy({ options }: JudgeTask): (source: JudgeTask['sources'][number]) => Validated {
  return (source) => validate(source, options)
}

test.each([
  ['alone', []],
  ['against a spec', ['--spec', spec]],
])('many files give the same whatever number of threads judges them: %s', async (_, options) => {
  const argv = ['validate', '--format', 'json', ...options, ...files]
  const alone = await hnsc(argv)
  expect(alone.exit).toBe(1)
  expect(alone.stdout).toContain('WIN0')
  const two = threads(2)
  expect(await hnsc(argv, { threads: two })).toEqual(alone)
  // The one with a byte order mark is judged here: what is wrong with the bytes is said of each file.
  expect(two.tasks.map(({ sources }) => sources.length)).toEqual([150])
  // The built command has threads of its own where the machine has two cores.
  const { status, stdout } = spawnSync(process.execPath, [HNSC, ...argv], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  expect({ exit: status, stdout }).toEqual({ exit: alone.exit, stdout: alone.stdout })
})

test('a thread that fails, or says too little, leaves its files to this one', async () => {
  const argv = ['validate', '--format', 'json', ...files]
  const alone = await hnsc(argv)
  const short = threads(2, (task) => task.sources.slice(0, 5).map(judgedBy(task)))
  expect(await hnsc(argv, { threads: short })).toEqual(alone)
  const failing = { cores: 2, judgeApart: () => Promise.reject(new Error('no memory')) }
  expect(await hnsc(argv, { threads: failing })).toEqual(alone)
})

test('files that are alike, and few files, are not given to threads', async () => {
  const some = threads(8)
  const alike = files.map((path) => ({ path, text: '{ "cniVersion": "1.0.0" }' }))
  const io = { threads: async () => some }
  await judgeMany(alike, {}, io)
  await judgeMany(
    files.slice(0, 100).map((path, i) => ({ path, text: `${i}` })),
    {},
    io,
  )
  expect(some.tasks).toEqual([])
})

test('where there is no file that a thread could run, asking for one is refused and nothing else', async () => {
  await expect(judgeApart({ sources: [{ path: 'a.conf', text: '{}' }], options: {} })).rejects.toThrow()
})
