import { KUBE_PROXY_CONFIG } from '../../../src/programs/kube-proxy.ts'
import { KUBELET_CONFIG } from '../../../src/programs/kubelet.ts'
import { type ConfigKind, decodeConfig } from '../../../src/programs/kubernetes/decode-config.ts'
import { plain, type Tree } from '../../../src/text/tree.ts'
import { parseYaml } from '../../../src/text/yaml.ts'
import type { ModelUnderTest } from '../program.ts'
import { type KubeConfigCase, minorOf } from '../kubernetes-case.ts'

interface Outcome {
  readonly config: { readonly strict?: string; readonly lenient?: string; readonly held?: unknown }
}

/** The first minor whose strict decoder names every unknown and repeated field (sigs.k8s.io/json). */
const FIRST_WITH_NAMES = 23

/** Both decoders: whether the file is refused, which keys the strict one names, and what the lenient one keeps. */
export const kubeConfigModel: ModelUnderTest<KubeConfigCase, Outcome> = {
  says({ config: { program, document } }, version) {
    const minor = minorOf(version)
    const { tree } = parseYaml(document)
    if (tree === undefined) return { refused: true }
    const kind: ConfigKind = program === 'kubelet' ? KUBELET_CONFIG : KUBE_PROXY_CONFIG
    const { dropped, faults } = decodeConfig(tree, document, kind, minor)
    if (faults.length > 0) return { refused: true }
    const unknown = dropped.filter(({ reason }) => reason === 'unknown')
    const gone = new Set(unknown.map(({ path }) => JSON.stringify(path)))
    return {
      strict: dropped.length > 0,
      ...(dropped.length > 0 && minor >= FIRST_WITH_NAMES
        ? { unknown: names(unknown.map(({ field }) => field)) }
        : {}),
      kept: json(without(tree, gone)),
    }
  },
  measured({ config: { strict = '', lenient, held } }, { config: { document } }) {
    if (lenient !== undefined) return { refused: true }
    const { tree } = parseYaml(document)
    return {
      strict: strict !== '',
      ...(strict.startsWith('strict decoding error')
        ? { unknown: names([...strict.matchAll(/unknown field "([^"]*)"/g)].map(([, name = '']) => name)) }
        : {}),
      kept: tree === undefined ? undefined : json(project(plain(tree), held)),
    }
  },
}

/** In the order in which they are compared, each once. */
const names = (list: readonly string[]): string[] => [...new Set(list)].sort()

/** Without empty objects, lists and texts and without zeros, most of which Go leaves out when it prints. */
function json(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(json)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, json(inner)] as const)
      .filter(([, inner]) => inner !== '' && inner !== 0)
      .filter(([, inner]) => typeof inner !== 'object' || inner === null || Object.keys(inner).length > 0),
  )
}

/** The value without the keys at these paths. */
function without(tree: Tree, gone: ReadonlySet<string>, at: readonly string[] = []): unknown {
  if (tree.kind !== 'object') return plain(tree)
  return Object.fromEntries(
    tree.members
      .filter(({ key }) => !gone.has(JSON.stringify([...at, key])))
      .map(({ key, value }) => [key, without(value, gone, [...at, key])]),
  )
}

/** What a program holds of what the document gives: its keys that are there. */
function project(given: unknown, held: unknown): unknown {
  if (!isRecord(given) || !isRecord(held)) return held
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) =>
      Object.hasOwn(held, key) ? [[key, project(value, held[key])]] : [],
    ),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
