import * as fs from 'node:fs'
import { join } from 'node:path'
import type { HostileInput } from './hostile-inputs.ts'
import { CONF } from './hostile-texts.ts'

/** Names that lead elsewhere, are devices on Windows, or are obeyed by a terminal. */
export const NAMES = [
  '..',
  '../../../tmp/x',
  '..\\..\\x',
  'C:\\Windows\\x',
  'C:x',
  '\\\\server\\share',
  'CON',
  'nul.conf',
  'com¹',
  'x.',
  '\u001b[31mred',
  '\u009b2J',
  'x\u202efnoc.exe',
  '\u200b',
  'a\nb',
  '__proto__',
  'constructor',
  'a'.repeat(300),
]

const SPEC = {
  apiVersion: 'hnsc.dev/v1alpha1',
  kind: 'ClusterNetwork',
  network: { driver: 'l2bridge' },
  cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
}

const nodes = NAMES.map((name, i) => ({
  name,
  managementIP: `10.127.130.${i + 10}`,
  podCIDR: `10.244.${i + 1}.0/24`,
}))

const conf = (name: string, type: string) => ({
  cniVersion: '1.0.0',
  name,
  type,
  ipam: { type, subnet: name },
})

const file = (name: string, value: unknown): HostileInput => ({
  name,
  put: (path) => fs.writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`),
})

function manifests(name: string, i: number): string[] {
  const metadata = { name, namespace: name, labels: { [name]: name } }
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata, status: { podIP: `10.244.1.${i + 2}` } }
  const spec = {
    podSelector: { matchLabels: { [name]: name } },
    ingress: [{ from: [{ ipBlock: { cidr: name } }] }],
  }
  const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec }
  return [pod, policy].map((value) => `${JSON.stringify(value)}\n`)
}

/** Hostile names where a document has names, and as the names of files. */
export const HOSTILE_NAMES: readonly HostileInput[] = [
  file('a spec with hostile names of nodes', { ...SPEC, nodes }),
  ...NAMES.slice(0, 8).map((name) =>
    file(`a spec with the network name \`${name}\``, {
      ...SPEC,
      metadata: { name },
      network: { driver: 'l2bridge', name },
    }),
  ),
  file('a spec with hostile keys', {
    ...SPEC,
    ...Object.fromEntries(NAMES.map((name) => [name, { [name]: 1 }])),
  }),
  file('hostile names of plugins and networks', {
    cniVersion: '1.0.0',
    name: '..\\..\\x',
    plugins: NAMES.map((name) => conf(name, name)),
  }),
  {
    name: 'manifests with hostile names',
    put: (path) => fs.writeFileSync(path, NAMES.flatMap(manifests).join('---\n')),
  },
  {
    name: 'a directory with hostile names',
    put: (path) => {
      fs.mkdirSync(path)
      for (const name of NAMES.filter((each) => !each.includes('/') && each.length < 200 && each !== '..')) {
        for (const end of ['.conf', '.conflist', '.yaml']) fs.writeFileSync(join(path, `${name}${end}`), CONF)
      }
      fs.writeFileSync(join(path, '--fix.conf'), CONF)
      fs.writeFileSync(
        Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xff]), Buffer.from('.conf')]),
        CONF,
      )
    },
  },
]
