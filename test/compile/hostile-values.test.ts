import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { get } from '../../src/compile/claims/json.ts'
import { compile } from '../../src/compile/compile.ts'

/** What a field of a spec is put into, and where the files must hold it, byte for byte. */
interface Field {
  /** What stands before the value, so that it can be what the field wants. */
  readonly before?: string
  readonly put: (value: string) => Record<string, unknown>
  readonly found: (files: ReadonlyMap<string, string>) => readonly unknown[]
}

const flag = (text: string | undefined, name: string) =>
  text
    ?.split('\n')
    .find((line) => line.startsWith(`--${name}=`))
    ?.slice(name.length + 3)

/** As YAML 1.1 and 1.2 read it: Kubernetes reads 1.1, most other tools 1.2. */
const yaml = (text: string | undefined, ...path: readonly string[]) =>
  (['1.1', '1.2'] as const).map((version) => parseDocument(text ?? '', { version }).getIn(path))

/** A basic string of TOML, which here is one of JSON too. */
const toml = (text: string | undefined, key: string): unknown =>
  JSON.parse(
    text
      ?.split('\n')
      .find((line) => line.trim().startsWith(`${key} = `))
      ?.split(' = ')[1] ?? '',
  )

const json = (text: string | undefined, ...path: readonly (string | number)[]) =>
  get(JSON.parse(text ?? '{}'), ...path)

const FIELDS: Readonly<Record<string, Field>> = {
  kubeconfig: {
    before: 'C:\\',
    put: (value) => ({ paths: { kubeconfig: value } }),
    found: (files) => [
      flag(files.get('nodes/win-1/kube-proxy/flags.txt'), 'kubeconfig'),
      flag(files.get('nodes/win-1/kubelet/config-flags.txt'), 'kubeconfig'),
      ...yaml(files.get('nodes/win-1/kube-proxy/config.yaml'), 'clientConnection', 'kubeconfig'),
    ],
  },
  'CNI directory': {
    before: 'C:\\',
    put: (value) => ({ cni: { confDirectory: value } }),
    found: (files) => ['2', '3'].map((n) => toml(files.get(`containerd/config-v${n}.toml`), 'conf_dir')),
  },
  'file name': {
    put: (value) => ({ cni: { fileName: value } }),
    found: (files) => [
      [...files.keys()].find((path) => path.includes('/cni/'))?.slice('nodes/win-1/cni/'.length),
    ],
  },
  adapter: {
    put: (value) => ({ windows: { adapter: value } }),
    found: (files) => [
      json(files.get('nodes/win-1/hns/network.json'), 'Policies', 0, 'Settings', 'NetworkAdapterName'),
    ],
  },
  'network name': {
    put: (value) => ({ network: { driver: 'l2bridge', plugin: 'win-bridge', name: value } }),
    found: (files) => [
      flag(files.get('nodes/win-1/kube-proxy/flags.txt'), 'network-name'),
      ...yaml(files.get('nodes/win-1/kube-proxy/config.yaml'), 'winkernel', 'networkName'),
      json(files.get('nodes/win-1/hns/network.json'), 'Name'),
    ],
  },
  'DNS domain': {
    put: (value) => ({ dns: { domain: value } }),
    found: (files) => [
      flag(files.get('nodes/win-1/kubelet/flags.txt'), 'cluster-domain'),
      ...yaml(files.get('nodes/win-1/kubelet/config.yaml'), 'clusterDomain'),
    ],
  },
  proxy: {
    put: (value) => ({ network: { driver: 'l2bridge' }, proxy: { noProxy: value } }),
    found: (files) => [
      files
        .get('nodes/win-1/flanneld/env')
        ?.split('\n')
        .find((line) => line.startsWith('NO_PROXY='))
        ?.slice('NO_PROXY='.length),
    ],
  },
}

/** What other values than these have broken: quoting, line ends, numbers and dates, devices, reserved words. */
const SEEDS = [
  'a b', '$(x)', '`x`', "a'b", 'a;b', 'a#b', 'a #b', 'a: b', '- a', '&a', '*a', '!a', '~', 'null', 'yes', '1e3',
  '0x10', '1_000', '0o7', '12', '2001-01-01', '12:30:45', '.inf', 'a%PATH%b', 'a\tb', 'a\nb', 'a\u0085b', 'a\u2028b',
  'a\uFEFFb', '\ud800', 'a\uFFFEb', '\u{1F600}', '__proto__', 'constructor', '..', 'con', 'C:\\k', '--x=y', '{a}',
  '10 a.conflist', 'a$.conflist', '\u00e9.conflist', 'a'.repeat(300),
] // prettier-ignore

const value = fc.oneof(
  fc.constantFrom(...SEEDS),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((text) => `${text}.conflist`),
)

function specWith(values: Record<string, unknown>): string {
  return JSON.stringify({
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    network: { driver: 'l2bridge', plugin: 'win-bridge' },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38' }],
    ...values,
  })
}

describe('whatever a value is, it arrives literally or is refused', () => {
  it.each(Object.entries(FIELDS))('%s', (_, { before = '', put, found }) => {
    fc.assert(
      fc.property(value, (text) => {
        const wanted = before + text
        const { files, diagnostics } = compile({ path: 'spec.json', text: specWith(put(wanted)) })
        expect(diagnostics.filter(({ code }) => code.startsWith('WIN9'))).toEqual([])
        if (files.length === 0) return
        // As the bytes are that reach the disk.
        const written = new Map(files.map((file) => [file.path, Buffer.from(file.text).toString()]))
        for (const arrived of found(written)) expect(arrived).toBe(wanted)
        for (const { path } of files) expect(path).toMatch(/^([A-Za-z0-9_-][A-Za-z0-9._-]*\/?)+$/)
      }),
      { numRuns: 100, examples: SEEDS.map((seed): [string] => [seed]) },
    )
  })
})
