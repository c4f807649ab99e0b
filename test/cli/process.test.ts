import { execFileSync, spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/text/sha256.ts'

/** The program itself, as a process of its own: what cannot be seen from inside. */
const HNSC = join(import.meta.dirname, '../../bin/hnsc.js')

let folder = ''
const at = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-process-'))
  fs.writeFileSync(at('two.yaml'), run(['init']).stdout)
  fs.writeFileSync(at('fleet.yaml'), fleet(300, 'cluster.local'))
  fs.writeFileSync(at('other.yaml'), fleet(300, 'corp.example'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

function run(argv: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [HNSC, ...argv], {
    input,
    encoding: 'utf8',
    maxBuffer: Infinity,
  })
  return { exit: status, stdout, stderr }
}

function fleet(size: number, domain: string): string {
  const nodes = Array.from({ length: size }, (_, i) => {
    const address = `10.128.${(i + 1) >> 8}.${(i + 1) & 255}`
    return `  - { name: n${i}, managementIP: ${address}, podCIDR: 10.${i >> 8}.${i & 255}.0/24 }`
  })
  return [
    'apiVersion: hnsc.dev/v1alpha1',
    'kind: ClusterNetwork',
    'network: { driver: overlay }',
    'cidrs: { cluster: 10.0.0.0/10, service: 10.96.0.0/12, management: 10.128.0.0/16 }',
    `dns: { domain: ${domain} }`,
    'nodes:',
    ...nodes,
  ].join('\n')
}

/** Every file below a directory, with its digest. */
function digests(directory: string): Map<string, string> {
  const paths = fs.readdirSync(directory, { recursive: true, encoding: 'utf8' }).toSorted()
  const files = paths.filter((path) => fs.statSync(join(directory, path)).isFile())
  return new Map(files.map((path) => [path, sha256(fs.readFileSync(join(directory, path)))]))
}

/** Waits until a file has been replaced: then the run is at work. */
async function firstFile(directory: string, path: string, before: number): Promise<void> {
  while (fs.statSync(join(directory, path)).ino === before)
    await new Promise((resolve) => setTimeout(resolve, 1))
}

describe('exit codes', () => {
  test.each<[number, readonly string[]]>([
    [0, ['--version']],
    [0, ['init']],
    [1, ['compile', '-']],
    [2, ['compile', '/nowhere']],
    [2, ['nonsense']],
    [2, []],
  ])('%i for %j', (exit, argv) => {
    expect(run(argv).exit).toBe(exit)
  })
})

describe('streams', () => {
  test('the product is whole on a pipe that is read slowly', async () => {
    const child = spawn('sh', [
      '-c',
      '"$@" | { sleep 0.3; cat; }',
      'sh',
      process.execPath,
      HNSC,
      'compile',
      at('fleet.yaml'),
    ])
    let text = ''
    for await (const chunk of child.stdout) text += chunk
    expect(text).toBe(run(['compile', at('fleet.yaml')]).stdout)
    expect(text.length).toBeGreaterThan(500_000)
  })

  test('a reader that goes away ends it without a word', () => {
    const command = '"$@" 2>err | head -c 100 >/dev/null; echo "${PIPESTATUS[0]}"'
    const argv = [process.execPath, HNSC, 'compile', at('fleet.yaml')]
    const out = execFileSync('bash', ['-c', command, 'bash', ...argv], { cwd: folder, encoding: 'utf8' })
    expect(out).toBe('0\n')
    expect(fs.readFileSync(at('err'), 'utf8')).toBe('')
  })

  test('a spec comes through a pipe, a process substitution and standard input', () => {
    const spec = fs.readFileSync(at('two.yaml'), 'utf8')
    const expected = run(['compile', at('two.yaml')]).stdout
    expect(run(['compile', '-'], spec).stdout).toBe(expected)
    const substitution = '"$0" "$1" compile <(sleep 0.2; cat two.yaml)'
    const argv = ['-c', substitution, process.execPath, HNSC]
    expect(execFileSync('bash', argv, { cwd: folder, encoding: 'utf8' })).toBe(expected)
  })

  test.runIf(fs.existsSync('/dev/full'))('a full standard output is said, and is no success', () => {
    const argv = ['-c', '"$0" "$1" compile two.yaml > /dev/full', process.execPath, HNSC]
    const { status, stderr } = spawnSync('bash', argv, { cwd: folder, encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('no space is left on the disk')
  })

  test('closed streams are no fault', () => {
    const argv = ['-c', '"$0" "$1" compile two.yaml <&- >&- 2>&-', process.execPath, HNSC]
    expect(spawnSync('bash', argv, { cwd: folder }).status).not.toBe(3)
  })
})

describe('writing', () => {
  test('killed at any moment, every file is old or new, and the next run finishes', async () => {
    const [old, next] = [at('old'), at('next')]
    expect(run(['compile', at('fleet.yaml'), '-o', old]).exit).toBe(0)
    expect(run(['compile', at('other.yaml'), '-o', next]).exit).toBe(0)
    const [before, after] = [digests(old), digests(next)]
    const target = at('killed')
    for (const delay of [0, 5, 20]) {
      fs.rmSync(target, { recursive: true, force: true })
      fs.cpSync(old, target, { recursive: true })
      const child = spawn(process.execPath, [HNSC, 'compile', at('other.yaml'), '-o', target], {
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.on('exit', resolve))
      await firstFile(
        target,
        'linux/requirements.json',
        fs.statSync(join(target, 'linux/requirements.json')).ino,
      )
      await new Promise((resolve) => setTimeout(resolve, delay))
      child.kill('SIGKILL')
      await ended
      if (delay === 0) expect(digests(target)).not.toEqual(after)
      for (const [path, digest] of digests(target)) {
        if (path.includes('.hnsc-')) continue
        expect([before.get(path), after.get(path)]).toContain(digest)
      }
      expect(run(['compile', at('other.yaml'), '-o', target]).exit).toBe(0)
      expect(digests(target)).toEqual(after)
    }
  }, 60_000)

  test('two runs at once leave whole files, and one of them or both succeed', async () => {
    const target = at('both')
    const runs = ['fleet.yaml', 'other.yaml'].map((spec) => {
      const child = spawn(process.execPath, [HNSC, 'compile', at(spec), '-o', target], { stdio: 'ignore' })
      return new Promise<number | null>((resolve) => child.on('exit', resolve))
    })
    const exits = await Promise.all(runs)
    expect(exits).toContain(0)
    for (const exit of exits) expect([0, 2]).toContain(exit)
    const [a, b] = [digests(at('old')), digests(at('next'))]
    for (const [path, digest] of digests(target)) expect([a.get(path), b.get(path)]).toContain(digest)
    expect(run(['compile', at('other.yaml'), '-o', target]).exit).toBe(0)
    expect(digests(target)).toEqual(b)
  }, 60_000)
})
