import fc from 'fast-check'
import { describe, test } from 'vitest'
import { parseProgramVersion, type ProgramVersion } from '../../src/facts/versions.ts'
import { flannel } from '../../src/programs/flannel.ts'
import { flanneld } from '../../src/programs/flanneld.ts'
import { loadConfDir } from '../../src/programs/containerd.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import { printTrace } from '../../src/print/trace.ts'
import { traceJson } from '../../src/print/trace-json.ts'
import { PLAIN } from '../../src/print/style.ts'
import { traceConf } from '../../src/trace/trace-conf.ts'
import type { TraceInput } from '../../src/trace/trace.ts'
import { corpusFiles } from '../support/shared.ts'

/*
 * No model throws, whatever it is given: arbitrary bytes, JSON with keys that count, and files of the corpus with some
 * bytes changed.
 */

const version = (text: string): ProgramVersion => parseProgramVersion(text) ?? { numbers: [], suffix: '' }

const versions = fc.record({
  containerd: fc.constantFrom('1.5.0', '1.6.0', '1.7.0', '2.0.0', '2.1.0').map(version),
  plugins: fc.constantFrom('0.8.0', '0.8.6', '0.9.1', '1.0.0', '1.2.0', '1.9.1').map(version),
  flannel: fc.constantFrom('0.1', '0.8.6', '0.9.1', '1.1.0', '1.1.2', '1.9.1-flannel1').map(version),
})
const command = fc.constantFrom('ADD', 'DEL', 'CHECK', 'STATUS', 'GC' as const)
const name = fc.constantFrom('10.conf', '10.conflist', '10.json')

const key = fc.constantFrom(
  'name',
  'Name',
  'cniVersion',
  'cniVersions',
  'plugins',
  'type',
  'disableCheck',
  'capabilities',
  'delegate',
  'runtimeConfig',
  'subnetFile',
  'apiVersion',
  'policies',
  'Policies',
  'ipam',
  'subnet',
  'ranges',
  'dns',
  'value',
  'Value',
  'Type',
  'Settings',
  'ipMasq',
  'Network',
  'Backend',
  'VNI',
  'SubnetLen',
  'EnableIPv6',
  '__proto__',
  'constructor',
  '',
)
const leaf = fc.oneof(
  fc.constantFrom(
    'flannel',
    'win-bridge',
    'win-overlay',
    'host-local',
    'vxlan',
    'host-gw',
    '1.0.0',
    '1.1.0',
    '10.244.0.0/16',
    '10.244.1.0/24',
    'EndpointPolicy',
    'OutBoundNAT',
    '\ud800',
    null,
    true,
    2,
    4096,
    1e300,
    -0,
    '::ffff:1.2.3.4/100',
  ),
  fc.jsonValue({ maxDepth: 1 }),
)
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('document'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('document')), { maxLength: 6 }).map((pairs) => new Map(pairs)),
  ),
}))

/** JSON text of a document whose objects are maps: keys such as `__proto__` stay keys. */
function json(value: unknown): string {
  if (value instanceof Map) {
    return `{${[...value].map(([k, v]) => `${JSON.stringify(k)}:${json(v)}`).join(',')}}`
  }
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`
  return JSON.stringify(value) ?? 'null'
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  document.map((value) => new TextEncoder().encode(json(value))),
)
const env = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc
    .array(
      fc.constantFrom(
        'FLANNEL_NETWORK=10.244.0.0/16',
        'FLANNEL_SUBNET=10.244.1.1/24',
        'FLANNEL_MTU=1450',
        'FLANNEL_IPMASQ=true',
        'FLANNEL_NETWORK',
        'FLANNEL_SUBNET=x',
        'FLANNEL_IPV6_NETWORK=fc00::/48',
        'FLANNEL_IPV6_SUBNET=fc00::1/64',
        '=',
        '#',
      ),
    )
    .map((lines) => lines.join('\n')),
)

function follow(input: TraceInput): void {
  const trace = traceConf(input)
  printTrace(trace, 'x', { style: PLAIN, unicode: true, columns: 80 })
  traceJson(trace)
}

describe('arbitrary input', () => {
  test('a file down to HNS', () => {
    fc.assert(
      fc.property(name, bytes, env, command, versions, (file, conf, subnetEnv, cniCommand, releases) => {
        follow({
          source: { kind: 'file', name: file, bytes: conf },
          command: cniCommand,
          versions: releases,
          subnetEnv: { path: 'subnet.env', bytes: subnetEnv },
        })
      }),
      { numRuns: 1500 },
    )
  })

  test('a directory', () => {
    const paths = fc.constantFrom('10.conf', '20.conflist', '5.json', 'n/1.conf', 'x.txt', '.conf')
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: paths, bytes })),
        versions,
        fc.integer({ min: -1, max: 3 }),
        (files, { containerd }, most) => {
          loadConfDir({ path: 'C:\\cni', files }, containerd, most)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('flannel and flanneld alone', () => {
    fc.assert(
      fc.property(
        bytes,
        env,
        fc.array(fc.constantFrom('10.244.1.0/24', 'fd00::/64', '', 'x')),
        versions,
        (conf, subnetEnv, podCIDRs, { flannel: release }) => {
          flannel({ stdin: conf, call: CONTAINERD_ADD, version: release, subnetEnv })
          for (const text of ['0.11.0', '0.18.0', '0.28.9']) {
            flanneld({
              netConf: conf,
              version: version(text),
              node: 'n',
              podCIDRs,
              ipMasq: true,
              interfaceMtu: 1500,
            })
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

const corpus = corpusFiles('real')

test.runIf(corpus.length > 0)('files of the corpus with some bytes changed', () => {
  const change = fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0x5c, 0x7b, 0x5d, 0x2c, 0)))
  fc.assert(
    fc.property(
      fc.constantFrom(...corpus),
      fc.array(change, { maxLength: 4 }),
      command,
      versions,
      (file, changes, cniCommand, releases) => {
        const changed = Uint8Array.from(file.bytes)
        for (const [at, byte] of changes) changed[at % Math.max(changed.length, 1)] = byte
        follow({
          source: { kind: 'file', name: file.name, bytes: changed },
          command: cniCommand,
          versions: releases,
        })
      },
    ),
    { numRuns: 600 },
  )
})

test('nesting as deep as Go reads it', () => {
  const deep = '{"a":'.repeat(9_990) + '1' + '}'.repeat(9_990)
  const conf = `{"name":"n","type":"flannel","delegate":{"type":"win-overlay","x":${deep}}}`
  for (const file of ['10.conf', '10.conflist']) {
    follow({
      source: {
        kind: 'file',
        name: file,
        bytes: file === '10.conf' ? conf : `{"name":"n","plugins":[${conf}]}`,
      },
      command: 'ADD',
      versions: {
        containerd: version('2.1.0'),
        plugins: version('1.9.1'),
        flannel: version('1.9.1-flannel1'),
      },
    })
  }
})
