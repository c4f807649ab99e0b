import fc from 'fast-check'
import { expect, test } from 'vitest'
import { artifacts } from '../../../src/compile/artifacts.ts'
import { resolve } from '../../../src/diagnostic/resolve.ts'
import { readSpec } from '../../../src/spec/read-spec.ts'
import { hostileAfter } from '../../support/hostile.ts'
import { evaluated, type Token, tokens } from '../../support/powershell.ts'

/**
 * Every text of a spec that ends up in a script or a command line, with a beginning that is right for it. A hostile
 * value is either refused where it stands, or its scripts have the code of a harmless one and the value as it is.
 */
const PLACES: readonly (readonly [path: string, start: string])[] = [
  ['paths.directory', 'C:\\'],
  ['paths.kubelet', 'C:\\k\\'],
  ['paths.kubeProxy', 'D:\\k '],
  ['paths.flanneld', 'C:/k/'],
  ['paths.nssm', 'C:\\'],
  ['paths.kubeLogRunner', 'C:\\'],
  ['paths.kubeconfig', 'C:\\k\\'],
  ['paths.logDirectory', 'C:\\'],
  ['paths.flannelNetConf', 'C:\\'],
  ['paths.flannelSubnetFile', 'C:\\'],
  ['cni.binDirectory', 'C:\\'],
  ['cni.confDirectory', 'C:\\'],
  ['cni.fileName', '10-'],
  ['network.name', 'net'],
  ['dns.domain', 'cluster.'],
  ['proxy.httpProxy', 'http://p:'],
  ['proxy.httpsProxy', 'http://p:'],
  ['proxy.noProxy', '.svc,'],
  ['windows.adapter', 'Ethernet'],
  ['metadata.name', 'prod'],
  ['nodes.0.name', 'win-'],
]

type Values = Readonly<Record<string, string>>

interface Form {
  readonly driver: 'overlay' | 'l2bridge'
  readonly services: 'native' | 'nssm'
  readonly form: 'flags' | 'config'
  readonly version: '1.20' | '1.34'
}

const FORMS: fc.Arbitrary<Form> = fc.record({
  driver: fc.constantFrom('overlay', 'l2bridge'),
  services: fc.constantFrom('native', 'nssm'),
  form: fc.constantFrom('flags', 'config'),
  version: fc.constantFrom('1.20', '1.34'),
})

/** All places with a value that is right, so that forms differ in nothing but texts. */
const HARMLESS: Values = {
  'paths.directory': 'C:\\k',
  'paths.nssm': 'C:\\k\\n.exe',
  'paths.kubeLogRunner': 'C:\\k\\l.exe',
  'proxy.httpProxy': 'http://p:1',
  'proxy.httpsProxy': 'http://p:2',
  'proxy.noProxy': '.svc',
}

function compile({ driver, services, form, version }: Form, values: Values) {
  const spec = {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    metadata: {},
    kubernetes: { version, form, services },
    windows: { version: 'ltsc2019' },
    network: { driver },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    dns: {},
    cni: {},
    paths: {},
    proxy: {},
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38', podCIDR: '10.244.1.0/24' }],
  }
  for (const [path, value] of Object.entries({ ...HARMLESS, ...values })) {
    const steps = path.split('.')
    const parent = steps.slice(0, -1).reduce<object>((here, step) => Reflect.get(here, step), spec)
    Reflect.set(parent, steps.at(-1) ?? '', value)
  }
  return readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
}

/** The tokens of each script of the node, with its literals apart. */
function scripts(cluster: NonNullable<ReturnType<typeof compile>['cluster']>) {
  const made = [...artifacts(cluster)]
  expect(made.flatMap(({ faults }) => faults)).toEqual([])
  const all = made
    .filter(({ artifact }) => artifact.kind === 'service-script')
    .map(({ artifact }) => {
      expect(artifact.text).toMatch(/^[\n -~]*$/)
      return evaluated(tokens(artifact.text))
    })
  return { code: all.map(codeOf), literals: all.flatMap(literalsOf) }
}

const codeOf = (all: readonly Token[]): string[] =>
  all.map((token) =>
    token.kind === 'literal' ? 'literal' : token.kind === 'code' ? token.text : `"${token.text}"`,
  )

const literalsOf = (all: readonly Token[]): string[] =>
  all.flatMap((token) => (token.kind === 'literal' ? [token.value] : []))

const skeletons = new Map<string, string[][]>()

function skeleton(form: Form): string[][] {
  const key = JSON.stringify(form)
  const { cluster } = compile(form, {})
  const known = skeletons.get(key)
  if (known !== undefined || cluster === undefined) return known ?? []
  const { code } = scripts(cluster)
  skeletons.set(key, code)
  return code
}

/** `HOSTILE=10000 npx vitest run test/emit/services` tries so many texts; what becomes of them is printed. */
const RUNS = Number(process.env['HOSTILE'] ?? 400)

test(
  `of ${RUNS} hostile texts each is refused by name, or arrives as it is`,
  () => {
    const place = fc
      .constantFrom(...PLACES)
      .chain(([path, start]) => fc.tuple(fc.constant(path), hostileAfter(start)))
    const count = { refused: 0, arrived: 0 }
    fc.assert(
      fc.property(FORMS, place, (form, [path, value]) => {
        const { cluster, findings, document } = compile(form, { [path]: value })
        if (cluster === undefined) {
          count.refused++
          const errors = resolve(findings, document).filter(({ severity }) => severity === 'error')
          expect(errors.length).toBeGreaterThan(0)
          for (const { message, code } of errors) expect(`${code}: ${message}`).toMatch(/^WIN\d{3}: \S/)
          return
        }
        count.arrived++
        const { code, literals } = scripts(cluster)
        expect(code).toEqual(skeleton(form))
        if (/^(paths|proxy)\./.test(path) && isUsed(path, form)) {
          const kept = path
            .split('.')
            .reduce<unknown>((here, step) => Reflect.get(Object(here), step), cluster)
          expect(kept).toBe(value)
          expect(literals.some((literal) => literal.includes(value))).toBe(true)
        }
      }),
      { numRuns: RUNS },
    )
    expect(count.arrived).toBeGreaterThan(RUNS / 50)
    expect(count.refused).toBeGreaterThan(RUNS / 5)
    if (RUNS >= 10_000) console.log(count)
  },
  30_000 + 60 * RUNS,
)

/** False for values that nothing in this form uses. */
function isUsed(path: string, { version, services }: Form): boolean {
  return path !== 'paths.kubeLogRunner' || (services === 'native' && version === '1.34')
}
