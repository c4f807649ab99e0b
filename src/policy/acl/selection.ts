import type { Inventory, Pod } from './inventory.ts'
import { type LabelSelector, selects } from './network-policy.ts'

/** Finds pods by selectors; every answer is worked out once. */
export interface Selection {
  /** The pods of one namespace that a selector selects. */
  readonly inNamespace: (namespace: string, podSelector: LabelSelector) => readonly Pod[]
  /** The pods that a selector selects in all namespaces that another selects. */
  readonly acrossNamespaces: (namespaceSelector: LabelSelector, podSelector: LabelSelector) => readonly Pod[]
}

export function selectionOf(inventory: Inventory): Selection {
  const namespaces = podsByNamespace(inventory.pods)
  const answers = new Map<string, readonly Pod[]>()

  const remember = (key: string, find: () => readonly Pod[]): readonly Pod[] => {
    const known = answers.get(key) ?? find()
    answers.set(key, known)
    return known
  }
  const inNamespace = (namespace: string, selector: LabelSelector): readonly Pod[] =>
    remember(JSON.stringify([namespace, selector]), () => {
      const known = namespaces.get(namespace)
      return known === undefined
        ? []
        : candidates(known, selector).filter((pod) => selects(selector, pod.labels))
    })

  return {
    inNamespace,
    acrossNamespaces: (namespaceSelector, podSelector) =>
      remember(JSON.stringify([namespaceSelector, podSelector]), () => {
        const chosen = inventory.namespaces.filter(({ labels }) => selects(namespaceSelector, labels))
        return chosen.flatMap(({ name }) => inNamespace(name, podSelector))
      }),
  }
}

/** The pods of a namespace, all of them and by each of their labels. */
interface NamespacePods {
  readonly all: Pod[]
  readonly byLabel: Map<string, Pod[]>
}

function podsByNamespace(pods: readonly Pod[]): ReadonlyMap<string, NamespacePods> {
  const out = new Map<string, NamespacePods>()
  for (const pod of pods) {
    const namespace = out.get(pod.namespace) ?? { all: [], byLabel: new Map<string, Pod[]>() }
    out.set(pod.namespace, namespace)
    namespace.all.push(pod)
    for (const [key, value] of Object.entries(pod.labels)) {
      const label = labelKey(key, value)
      const sharing = namespace.byLabel.get(label) ?? []
      namespace.byLabel.set(label, sharing)
      sharing.push(pod)
    }
  }
  return out
}

/** The fewest pods that can match: those with the rarest of the required labels. */
function candidates(pods: NamespacePods, selector: LabelSelector): readonly Pod[] {
  let fewest: readonly Pod[] = pods.all
  for (const [key, value] of Object.entries(selector.matchLabels)) {
    const sharing = pods.byLabel.get(labelKey(key, value)) ?? []
    if (sharing.length < fewest.length) fewest = sharing
  }
  return fewest
}

/** No label holds a NUL. */
function labelKey(key: string, value: string): string {
  return `${key}\0${value}`
}
