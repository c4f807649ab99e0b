import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FileSystem } from '../../src/cli/io.ts'
import { starterSpec } from '../../src/spec/starter-spec.ts'
import { hnsc, type Ran } from './fake-io.ts'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-compile-'))
  fs.writeFileSync(at('good.yaml'), starterSpec() ?? '')
  fs.writeFileSync(at('bad.yaml'), (starterSpec() ?? '').replace('driver: overlay', 'driver: overlaid'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)

/** Runs with the names of the folder, and shows them the same way. */
async function run(line: string, given: Parameters<typeof hnsc>[1] = {}): Promise<Ran> {
  const argv = line.split(' ').map((word) => word.replace(/^@/, `${folder}/`))
  const { exit, stdout, stderr } = await hnsc(argv, given)
  return { exit, stdout: stdout.replaceAll(`${folder}/`, '@'), stderr: stderr.replaceAll(`${folder}/`, '@') }
}

function failing(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code, errno: -1 })
  }
}

describe('to a directory', () => {
  test('the files are written and named on stderr', async () => {
    const { exit, stdout, stderr } = await run('compile @good.yaml -o @out')
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: '' })
    expect(stderr).toContain('wrote @out/nodes/win-1/cni/10-flannel.4096.conflist\n')
    expect(stderr).toMatch(/^@out: \d+ files written\n$/m)
    expect(fs.existsSync(at('out/manifest.json'))).toBe(true)
  })

  test('the second run writes nothing', async () => {
    await run('compile @good.yaml -o @out')
    expect((await run('compile @good.yaml -o @out')).stderr).toMatch(
      /^@out: 0 files written, \d+ unchanged\n$/,
    )
  })

  test('--check is silent without drift, and shows it otherwise', async () => {
    await run('compile @good.yaml -o @out')
    expect(await run('compile @good.yaml -o @out --check')).toEqual({ exit: 0, stdout: '', stderr: '' })
    const drift = await run('compile @good.yaml -o @out --check --set dns.domain=corp.example')
    expect(drift.exit).toBe(1)
    expect(drift.stdout).toMatch(/^-.*svc\.cluster\.local/m)
    expect(drift.stdout).toMatch(/^\+.*svc\.corp\.example/m)
    expect(drift.stderr).toMatch(/^@out: \d+ files would change\n$/)
    expect((await run('compile @good.yaml -o @out --check')).exit).toBe(0)
  })

  test('what another file name leaves behind is told, and pruned on request', async () => {
    await run('compile @good.yaml -o @out')
    const renamed = 'compile @good.yaml -o @out --set cni.fileName=05-first.conflist'
    expect((await run(renamed)).stderr).toContain(
      'stale: @out/nodes/win-1/cni/10-flannel.4096.conflist is no longer made from the spec\n',
    )
    expect((await run(`${renamed} --check`)).exit).toBe(1)
    expect((await run(`${renamed} --prune`)).stderr).toContain(
      'removed @out/nodes/win-1/cni/10-flannel.4096.conflist\n',
    )
    expect(fs.readdirSync(at('out/nodes/win-1/cni'))).toEqual(['05-first.conflist'])
    expect((await run(`${renamed} --check`)).exit).toBe(0)
  })

  test('--node and --only write only that', async () => {
    await run('compile @good.yaml -o @out --node win-2 --only cni-config')
    expect(fs.readdirSync(at('out/nodes'))).toEqual(['win-2'])
    expect(fs.readdirSync(at('out')).toSorted()).toEqual(['manifest.json', 'nodes'])
  })

  test('progress is shown when there are many files, and not in JSON', async () => {
    const nodes = Array.from({ length: 310 }, (_, i) => {
      const address = `10.127.${128 + (i >> 8)}.${i & 255}`
      return `  - { name: n${i}, managementIP: ${address}, podCIDR: 10.${i >> 8}.${i & 255}.0/24 }`
    })
    const spec = [
      'apiVersion: hnsc.dev/v1alpha1',
      'kind: ClusterNetwork',
      'network: { driver: overlay }',
      'cidrs: { cluster: 10.0.0.0/10, service: 10.96.0.0/12, management: 10.127.128.0/20 }',
      'nodes:',
      ...nodes.filter((line) => !line.includes('.128.0,')),
    ].join('\n')
    fs.writeFileSync(at('many.yaml'), spec)
    const { exit, stderr } = await run('compile @many.yaml -o @out')
    expect(exit).toBe(0)
    expect(stderr.match(/^\d+ of \d+ nodes$/gm)).toHaveLength(10)
    const json = await run('compile @many.yaml -o @other --format json')
    expect(JSON.parse(json.stderr)).toMatchObject({ version: 1 })
  }, 300_000)
})

describe('to the standard output', () => {
  test('all files in one text, the manifest last', async () => {
    const { exit, stdout, stderr } = await run('compile @good.yaml')
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    const paths = [...stdout.matchAll(/^-- (.+) --$/gm)].map((match) => match[1])
    expect(paths).toContain('nodes/win-1/cni/10-flannel.4096.conflist')
    expect(paths.at(-1)).toBe('manifest.json')
  })

  test('a single file bare, byte for byte what the directory would hold', async () => {
    await run('compile @good.yaml -o @out')
    const { stdout } = await run('compile @good.yaml --node win-1 --only cni-config')
    expect(stdout).toBe(fs.readFileSync(at('out/nodes/win-1/cni/10-flannel.4096.conflist'), 'utf8'))
  })

  test('the spec may come from the standard input', async () => {
    const { exit, stdout } = await run('compile - --only flannel-net-conf', { stdin: starterSpec() ?? '' })
    expect(exit).toBe(0)
    expect(JSON.parse(stdout)).toHaveProperty('Network', '10.244.0.0/16')
  })
})

describe('exit code 1', () => {
  test('a spec with an error: nothing is written', async () => {
    const { exit, stdout, stderr } = await run('compile @bad.yaml -o @out')
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' })
    expect(stderr).toMatch(/^error\[WIN013\]: `network.driver` is `overlaid`/)
    expect(stderr).toContain('--> @bad.yaml:')
    expect(fs.existsSync(at('out'))).toBe(false)
  })

  test.each(['', '{', '[', 'a: b: c', '\u0000'])('the bytes %j are findings', async (stdin) => {
    const { exit, stderr } = await run('compile -', { stdin })
    expect(exit).toBe(1)
    expect(stderr).toContain('--> <stdin>:1:')
  })
})

describe('exit code 2', () => {
  test('a spec that is not there', async () => {
    expect(await run('compile @absent.yaml')).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'error[WIN006]: cannot read `@absent.yaml`: no such file or directory\n',
    })
  })

  test('--check and --prune without a directory', async () => {
    expect((await run('compile @good.yaml --check')).stderr).toBe(
      'error: `--check` is given without a directory\n  = help: name the directory with `--out DIR`\n',
    )
    expect((await run('compile @good.yaml --prune')).exit).toBe(2)
  })

  test('a node that the spec does not have', async () => {
    expect(await run('compile @good.yaml --node win-3')).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'error: `win-3` is no node of the spec\n  = help: the nearest is `win-1`\n',
    })
  })

  test('a kind that the spec makes no file of', async () => {
    const { exit, stderr } = await run('compile @good.yaml --only node-routes')
    expect(exit).toBe(2)
    expect(stderr).toContain('error: the spec makes no file of kind `node-routes`\n')
  })

  test.each<[string, Partial<FileSystem>]>([
    ['no space is left on the disk', { writeSync: failing('ENOSPC') }],
    ['the file system is read-only', { mkdirSync: failing('EROFS') }],
  ])('%s', async (text, broken) => {
    const { exit, stderr } = await run('compile @good.yaml -o @out', { fs: broken })
    expect(exit).toBe(2)
    expect(stderr).toContain(`: ${text}\n  = help: `)
  })
})

describe('--format json is one object on stderr', () => {
  test.each([
    ['compile @good.yaml -o @out', 0, []],
    ['compile @good.yaml -o @out --check', 1, []],
    ['compile @bad.yaml', 1, ['WIN013']],
    ['compile @absent.yaml', 2, ['WIN006']],
    ['compile @good.yaml -o @good.yaml', 2, ['WIN006']],
    ['spec @good.yaml', 0, []],
    ['spec @absent.yaml', 2, ['WIN006']],
  ])('%s', async (line, code, codes) => {
    const { exit, stderr } = await run(`${line} --format json`)
    expect(exit).toBe(code)
    const { version, diagnostics } = JSON.parse(stderr) as {
      version: number
      diagnostics: { code: string }[]
    }
    expect(version).toBe(1)
    expect(diagnostics.map((d) => d.code)).toEqual(codes)
  })
})

describe('color', () => {
  const ESC = '\u001b['
  test.each<[string, boolean, Readonly<Record<string, string>>, boolean]>([
    ['', false, {}, false],
    ['', true, {}, true],
    ['', true, { NO_COLOR: '1' }, false],
    ['', true, { NO_COLOR: '' }, true],
    ['', true, { TERM: 'dumb' }, false],
    ['', false, { FORCE_COLOR: '1' }, true],
    ['', true, { FORCE_COLOR: '0' }, false],
    ['', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [' --color always', false, { NO_COLOR: '1' }, true],
    [' --color never', true, { FORCE_COLOR: '1' }, false],
  ])('%j, a terminal: %j, %j', async (option, terminal, env, colored) => {
    const { stderr } = await run(`compile @bad.yaml${option}`, { terminal, env })
    expect(stderr.includes(ESC)).toBe(colored)
  })
})

describe('spec and init', () => {
  test('spec prints what compiles to the same files', async () => {
    const { exit, stdout } = await run('spec @good.yaml')
    expect(exit).toBe(0)
    expect(stdout).toContain('form: conflist # default: ')
    const compiled = await run('compile @good.yaml')
    expect((await run('compile -', { stdin: stdout })).stdout).toBe(compiled.stdout)
  })

  test('spec takes settings, and refuses what is wrong', async () => {
    expect((await run('spec @good.yaml --set network.vni=5000')).stdout).toContain('vni: 5000\n')
    expect(await run('spec @bad.yaml')).toMatchObject({ exit: 1, stdout: '' })
  })

  test.each([
    'init',
    'init --driver l2bridge',
    'init --driver l2tunnel',
    'init --driver l2bridge --plugin win-bridge',
    'init --driver overlay --plugin win-overlay',
  ])('%s prints a spec that compiles', async (line) => {
    const { exit, stdout, stderr } = await run(line)
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect((await run('compile -', { stdin: stdout })).exit).toBe(0)
  })

  test('init refuses a plugin that does not serve the driver', async () => {
    expect(await run('init --driver l2tunnel --plugin flannel')).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'error: `flannel` is no plugin for l2tunnel\n  = help: name one of win-bridge, azure-vnet\n',
    })
  })
})
