import type { BareFieldType, FieldFact } from '../../../src/facts/config-field.ts'
import { KUBE_PROXY_FIELDS } from '../../../src/facts/kube-proxy-fields.ts'
import { KUBELET_FIELDS } from '../../../src/facts/kubelet-fields.ts'
import { type Doc, type Member, list, num, object } from '../document.ts'
import type { KubeConfigCase } from '../kubernetes-case.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'

/** A configuration file of kube-proxy or kubelet with fields of any release, misspelt ones, and wrong values. */
export function kubeConfigCase(r: Random): Generated<KubeConfigCase> {
  const program = r.pick(['kube-proxy', 'kubelet'] as const)
  const head: Member[] =
    program === 'kubelet'
      ? [
          ['apiVersion', r.chance(0.97) ? 'kubelet.config.k8s.io/v1beta1' : 'kubelet.config.k8s.io/v1'],
          ['kind', 'KubeletConfiguration'],
        ]
      : [
          [
            'apiVersion',
            r.chance(0.97) ? 'kubeproxy.config.k8s.io/v1alpha1' : 'kubeproxy.config.k8s.io/v1alpha2',
          ],
          ['kind', 'KubeProxyConfiguration'],
        ]
  const fields: readonly FieldFact[] = program === 'kubelet' ? KUBELET_FIELDS : KUBE_PROXY_FIELDS
  const members = r.several(0, 6, () => someField(r, fields))
  const doc = object(...(r.chance(0.98) ? head : head.slice(1)), ...merged(members))
  const yaml = r.chance(0.7)
  return { doc, withText: (text) => ({ config: { program, document: yaml ? `# YAML\n${text}` : text } }) }
}

type Plain = Exclude<BareFieldType, 'object' | 'list' | 'map' | 'time' | 'quantity' | 'duration-or-int'>

/** A field somewhere in the file, with the objects around it. */
function someField(r: Random, fields: readonly FieldFact[]): Member {
  const leaves = fields.filter(
    ({ path, type }) => !/[[\]{}]/.test(path) && !/object|time|quantity|-or-/.test(type),
  )
  const { path, type } = r.pick(leaves)
  const steps = path.split('.').map((step) => (r.chance(0.9) ? step : misspelt(r, step)))
  const items = fields.find((field) => field.path === `${path}[]` || field.path === `${path}{}`)?.type
  const value = valueOf(r, type.replace('*', ''), items)
  return (
    steps.reduceRight<Member | undefined>(
      (inner, step) => [step, inner === undefined ? value : object(inner)],
      undefined,
    ) ?? ['', value]
  )
}

/** Members with the same key become one where both are objects; else the later stays as a second one, or not. */
function merged(members: readonly Member[]): Member[] {
  const out: Member[] = []
  for (const [key, value] of members) {
    const at = out.findIndex(([other]) => other === key)
    const before = out[at]?.[1]
    if (isObject(before) && isObject(value)) {
      out[at] = [key, object(...merged([...before.members, ...value.members]))]
    } else out.push([key, value])
  }
  return out
}

const isObject = (doc: Doc | undefined): doc is { members: readonly Member[] } =>
  typeof doc === 'object' && doc !== null && 'members' in doc

function misspelt(r: Random, step: string): string {
  return r.pick([
    step.toLowerCase(),
    step.slice(0, 1).toUpperCase() + step.slice(1),
    step.replace(/[A-Z]+/, (letters) => letters.toLowerCase()),
    step.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    `${step}s`,
    'bogus',
  ])
}

/** A value of the type that is not its zero value, and now and then another. */
function valueOf(r: Random, type: string, items: string | undefined): Doc {
  if (r.chance(0.06)) return r.pick<Doc>(['text', true, num(7), num('1.5'), list('a'), object(['a', 'b'])])
  switch (type as Plain | 'list' | 'map') {
    case 'bool':
      return true
    case 'int':
    case 'int32':
    case 'int64':
    case 'uint32':
      return num(1 + r.below(1000))
    case 'float32':
    case 'float64':
      return num(r.pick(['5', '0.5', '2']))
    case 'duration':
      return r.pick(['30s', '15m0s', '1h0m0s'])
    case 'list':
      return items === 'string' ? list(...r.several(1, 3, () => r.pick(['a', '10.96.0.10', 'pods']))) : list()
    case 'map':
      if (items === 'bool') return object(['WinOverlay', true])
      return items === 'string'
        ? object([r.pick(['memory.available', 'cpu']), r.pick(['100Mi', '10%'])])
        : object()
    default:
      return r.pick(['text', '10.127.130.38', '/x', 'C:\\k'])
  }
}
