import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

/** What may be said of what hnsc itself has written, with the spec given, and why. */
const JUSTIFIED: Readonly<Record<string, string>> = {
  WIN145: 'the spec has a second DNS suffix',
  WIN206: 'flanneld may run without --ip-masq, and then win-overlay needs the policy of the file',
  WIN218: 'flannel leaves no way to begin behind the gateway',
  WIN242: 'HNS has a network `nat` already, where Docker or containerd has made one',
  WIN243: 'whether the hosts of that network have routes to the pods, only their owner knows',
  WIN246: 'users report what HNS does, and hnsc writes what they write',
  WIN331: 'the spec names the adapter so',
  WIN509: 'a second family is as the spec asks for it',
}

/** What is said besides where neither releases nor nodes are known. */
const WITHOUT_SPEC: Readonly<Record<string, string>> = {
  WIN237: 'whether the suffix is one of the cluster, only the spec knows',
  WIN245: 'whether Windows has direct server return depends on its build',
  WIN260: 'whose address it is, only the spec knows',
  WIN437: 'the gate has another default before 1.33',
  WIN445: 'the key is that of 1.27',
  WIN449: 'releases before 1.23 read it otherwise',
  WIN451: 'releases before 1.27 have no key for it',
}

/** The release of this one is so old that the flags of its programs are gone since. */
const OF_OLD_RELEASE = ['WIN402', 'WIN404', 'WIN457', 'WIN506']

const EXAMPLES = readdirSync('examples')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => basename(name, '.yaml'))

const said = new Set<string>()
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-own-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(EXAMPLES)('validate has nothing against what %s compiles to', async (name) => {
  const spec = `examples/${name}.yaml`
  const out = join(folder, name)
  expect((await hnsc(['compile', spec, '-o', out])).exit).toBe(0)
  const withSpec = await found(['--spec', spec, out])
  expect(withSpec.filter(({ severity }) => severity !== 'info')).toEqual([])
  expect(unjustified(withSpec, Object.keys(JUSTIFIED))).toEqual([])
  const allowed = [...Object.keys(JUSTIFIED), ...Object.keys(WITHOUT_SPEC)]
  const old = name === 'l2bridge-flannel-policies' ? OF_OLD_RELEASE : []
  const alone = await found([out])
  expect(alone.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(unjustified(alone, [...allowed, ...old])).toEqual([])
})

test('each of these is said of an example', () => {
  const codes = [...Object.keys(JUSTIFIED), ...Object.keys(WITHOUT_SPEC), ...OF_OLD_RELEASE]
  expect(codes.filter((code) => !said.has(code))).toEqual([])
})

interface Found {
  readonly code: string
  readonly severity: string
  readonly message: string
}

async function found(given: readonly string[]): Promise<readonly Found[]> {
  const { stdout } = await hnsc(['validate', '--format', 'json', ...given])
  const { diagnostics }: { readonly diagnostics: readonly Found[] } = JSON.parse(stdout)
  for (const { code } of diagnostics) said.add(code)
  return diagnostics.map(({ code, severity, message }) => ({ code, severity, message }))
}

function unjustified(diagnostics: readonly Found[], allowed: readonly string[]): readonly Found[] {
  return diagnostics.filter(({ code }) => !allowed.includes(code))
}
