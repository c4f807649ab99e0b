import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ended, fleetSpec, HNSC, start } from './run.ts'

/* Processes that are really killed and disks that are really full. */

let folder = ''
const at = (name: string): string => join(folder, name)

/** What two specs give, by path: the states in which a file may be found. */
let old: ReadonlyMap<string, string> = new Map()
let wanted: ReadonlyMap<string, string> = new Map()

const NODES = 16

beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-robust-'))
  fs.writeFileSync(at('old.json'), fleetSpec(NODES, 'old.example'))
  fs.writeFileSync(at('new.json'), fleetSpec(NODES, 'new.example'))
  for (const name of ['old', 'new'])
    execFileSync('node', [HNSC, 'compile', at(`${name}.json`), '-o', at(`expect-${name}`)], {
      stdio: 'ignore',
    })
  old = contents(at('expect-old'))
  wanted = contents(at('expect-new'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

const TEMPORARY = /(^|\/)\.hnsc-\d+\.tmp$/

function contents(root: string): Map<string, string> {
  const names = fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
  const files = names.filter((name) => fs.statSync(join(root, name)).isFile())
  return new Map(files.map((name) => [name, fs.readFileSync(join(root, name), 'utf8')]))
}

/** Every file is the old one or the new one, whole; beside them there is at most what runs are writing. */
function expectOldOrNew(root: string): void {
  for (const [path, text] of contents(root)) {
    if (TEMPORARY.test(path)) continue
    expect([old.get(path), wanted.get(path)].includes(text), `${path} is neither old nor new`).toBe(true)
  }
}

const compileTo = (spec: string, out: string): string[] => [HNSC, 'compile', at(spec), '-o', out]

test('a run that is killed leaves files that are old or new, and the next run finishes', async () => {
  const out = at('killed')
  fs.cpSync(at('expect-old'), out, { recursive: true })
  let killed = 0
  let partial = 0
  // The moments of a run: from the first that anything can be written on, as fast as the machine is now.
  for (let attempt = 0; attempt < 8; attempt++) {
    const child = start('node', compileTo(attempt % 2 === 0 ? 'new.json' : 'old.json', out))
    const end = ended(child)
    await firstChange(out, child)
    await wait(attempt * 3)
    child.kill('SIGKILL')
    if ((await end).signal === 'SIGKILL') killed++
    expectOldOrNew(out)
    const now = contents(out)
    const isNew = [...now].filter(
      ([path, text]) => old.get(path) !== text && wanted.get(path) === text,
    ).length
    if (isNew > 0 && isNew < wanted.size) partial++
  }
  expect(killed).toBeGreaterThan(0)
  expect(partial).toBeGreaterThan(0)
  expect((await ended(start('node', compileTo('new.json', out)))).code).toBe(0)
  expect(contents(out)).toEqual(wanted)
}, 60_000)

/** Waits until a run has changed something in a directory, or has ended. */
async function firstChange(out: string, child: { readonly exitCode: number | null }): Promise<void> {
  const before = fs.statSync(join(out, 'nodes/win-1/kubelet')).mtimeMs
  while (child.exitCode === null && fs.statSync(join(out, 'nodes/win-1/kubelet')).mtimeMs === before)
    await wait(1)
}

test('two runs at once leave files of either, and one run more makes the directory whole', async () => {
  const out = at('both')
  const runs = await Promise.all([
    ended(start('node', compileTo('old.json', out))),
    ended(start('node', compileTo('new.json', out))),
  ])
  // Whoever ends last may find that the other has written the manifest meanwhile, and says so.
  for (const { code, stderr } of runs) {
    expect([0, 2]).toContain(code)
    if (code === 2) expect(stderr).toContain('another run has written to')
  }
  expectOldOrNew(out)
  expect([...contents(out).keys()].filter((path) => TEMPORARY.test(path))).toEqual([])
  expect((await ended(start('node', compileTo('new.json', out)))).code).toBe(0)
  expect(contents(out)).toEqual(wanted)
}, 60_000)

const isRoot = process.getuid?.() === 0
const canMount = isRoot && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'x', '/mnt']).status === 0

test.runIf(canMount)(
  'a disk that gets full stops the run; with room the next run finishes',
  () => {
    const out = at('small')
    fs.mkdirSync(out)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', out])
    try {
      const full = spawnSync('node', compileTo('new.json', out), { encoding: 'utf8' })
      expect(full.status).toBe(2)
      expect(full.stderr).toMatch(
        /^error\[WIN007\]: cannot write `.*`: no space is left on the disk\n {2}= help: /,
      )
      expectOldOrNew(out)
      const paths = [...contents(out).keys()]
      expect(paths.length).toBeGreaterThan(10)
      expect(paths.filter((path) => TEMPORARY.test(path) || path === 'manifest.json')).toEqual([])
      execFileSync('mount', ['-o', 'remount,size=100m', out])
      expect(spawnSync('node', compileTo('new.json', out)).status).toBe(0)
      expect(contents(out)).toEqual(wanted)
    } finally {
      execFileSync('umount', [out])
    }
  },
  60_000,
)

test('a limit on the size of files stops the run like a full disk', () => {
  const limited = spawnSync(
    'bash',
    ['-c', `ulimit -f 4; exec node "$@"`, 'x', ...compileTo('new.json', at('limit'))],
    {
      encoding: 'utf8',
    },
  )
  expect(limited.status).toBe(2)
  expect(limited.stderr).toContain('the file would be larger than the disk or a limit allows')
  expect([...contents(at('limit')).keys()].filter((path) => TEMPORARY.test(path))).toEqual([])
}, 60_000)

test('a full output stops the run', () => {
  const fd = fs.openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync('node', [HNSC, 'compile', at('new.json')], {
    encoding: 'utf8',
    stdio: ['ignore', fd, 'pipe'],
  })
  fs.closeSync(fd)
  expect(status).toBe(2)
  expect(stderr).toContain('error: cannot write the output: no space is left on the disk')
}, 60_000)

test.runIf(!isRoot || spawnSync('setpriv', ['--reuid=65534', 'true']).status === 0)(
  'a directory that may not be written to: nothing is written, and a hint is given',
  () => {
    const out = at('readonly')
    fs.mkdirSync(out)
    fs.chmodSync(out, 0o555)
    fs.chmodSync(folder, 0o755)
    const argv = compileTo('new.json', out)
    const as = isRoot ? ['setpriv', '--reuid=65534', '--clear-groups', 'node'] : ['node']
    const { status, stderr } = spawnSync(as[0] ?? '', [...as.slice(1), ...argv], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /cannot write `.*`: permission denied\n {2}= help: choose a directory that you may write to/,
    )
    expect(fs.readdirSync(out)).toEqual([])
  },
  60_000,
)

test('a file where a directory belongs is found before anything is written', () => {
  const out = at('blocked')
  fs.mkdirSync(join(out, 'nodes/win-7'), { recursive: true })
  fs.writeFileSync(join(out, 'nodes/win-7/kubelet'), 'mine')
  const { status, stderr } = spawnSync('node', compileTo('new.json', out), { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('nodes/win-7/kubelet` is a file, and a directory belongs there')
  expect([...contents(out).keys()]).toEqual(['nodes/win-7/kubelet'])
}, 60_000)
