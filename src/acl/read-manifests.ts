import type { Finding } from '../diagnostic/finding.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import type { Inventory, Namespace, NodeAddresses, Pod } from '../policy/acl/inventory.ts'
import type { NetworkPolicy } from '../policy/acl/network-policy.ts'
import { planAddresses } from '../plan/plan-addresses.ts'
import { readSpec } from '../spec/read-spec.ts'
import { decode } from '../text/decode.ts'
import { type Document, documentOf } from '../text/document.ts'
import type { SourceText } from '../text/source.ts'
import type { Tree } from '../text/tree.ts'
import { parseYamlDocuments } from '../text/yaml.ts'
import { at, itemsAt, type Notes, type Place, textAt } from './object-reader.ts'
import { namespaceOf, readNamespace, readNode, readPod, readShortInventory } from './read-inventory.ts'
import { readNetworkPolicy } from './read-network-policy.ts'

/** What some manifests say, and what is wrong with each of them. */
export interface Manifests {
  readonly policies: readonly NetworkPolicy[]
  readonly inventory: Inventory
  readonly findings: readonly { readonly document: Document; readonly findings: readonly Finding[] }[]
}

/** Collects NetworkPolicies and what they select among from texts of YAML or JSON, lists and several documents too. */
export function readManifests(sources: readonly SourceText[]): Manifests {
  const found: Found = { policies: [], namespaces: [], pods: [], nodes: [] }
  const findings = sources.flatMap((source) => readSource(source, found))
  const known = new Set(found.namespaces.map(({ name }) => name))
  const implied = [...new Set(found.pods.map(({ namespace }) => namespace))].filter(
    (name) => !known.has(name),
  )
  return {
    policies: found.policies,
    inventory: {
      namespaces: [...found.namespaces, ...implied.map((name) => namespaceOf(name, {}))],
      pods: found.pods,
      nodes: found.nodes,
    },
    findings,
  }
}

interface Found {
  readonly policies: NetworkPolicy[]
  readonly namespaces: Namespace[]
  readonly pods: Pod[]
  readonly nodes: NodeAddresses[]
}

/** A stream may hold several documents, each of which is a document of its own to whoever resolves places. */
function readSource(source: SourceText, found: Found): Manifests['findings'] {
  const { text, problems } = decode(source.text)
  const { trees, problems: syntax } = parseYamlDocuments(text)
  const reading = {
    document: documentOf(source.path, text),
    findings: textFindings([...problems, ...syntax]),
  }
  const documents = trees.map((tree) => {
    const notes: Notes = { findings: [] }
    const place = { tree, path: [] }
    if (isSpec(tree)) readNodes(source, found)
    else readObject(place, found, notes)
    return { document: documentOf(source.path, text, tree), findings: notes.findings }
  })
  return [reading, ...documents]
}

/** `listed` is the kind of a list's items, which the API server leaves out of them. */
function readObject(place: Place, found: Found, notes: Notes, listed = ''): void {
  // A document between two marks may be empty.
  if (place.tree.kind === 'null') return
  const kind = textAt(place, 'kind', notes) ?? listed
  if (isForeignPolicy(place, kind, notes)) return
  switch (kind) {
    case 'List':
    case 'NetworkPolicyList':
    case 'PodList':
    case 'NamespaceList':
    case 'NodeList':
      for (const item of itemsAt(place, 'items', notes) ?? [])
        readObject(item, found, notes, kind.slice(0, -'List'.length))
      return
    case 'NetworkPolicy':
      return keep(found.policies, readNetworkPolicy(place, notes))
    case 'Namespace':
      return keep(found.namespaces, readNamespace(place, notes))
    case 'Pod':
      return keep(found.pods, readPod(place, notes))
    case 'Node':
      return keep(found.nodes, readNode(place, notes))
    case 'Inventory': {
      const { namespaces, pods, nodes } = readShortInventory(place, notes)
      found.namespaces.push(...namespaces)
      found.pods.push(...pods)
      found.nodes.push(...nodes)
      return
    }
    default:
      notes.findings.push({
        code: 'WIN351',
        message:
          kind === ''
            ? 'the document has no `kind`'
            : `\`${kind}\` is neither a policy nor part of an inventory`,
        label: 'left out',
        help: 'give NetworkPolicy, Namespace, Pod, Node, a List of them, an Inventory or a ClusterNetwork',
        at: { path: at(place, 'kind')?.path ?? place.path },
      })
  }
}

const GROUPS: readonly string[] = ['', 'networking.k8s.io', 'extensions']

/** Policies of Calico, Cilium and of cluster administrators are about the same packets, and nothing here compiles them. */
function isForeignPolicy(place: Place, kind: string, notes: Notes): boolean {
  const version = textAt(place, 'apiVersion', { findings: [] }) ?? ''
  const group = version.includes('/') ? (version.split('/')[0] ?? '') : ''
  const own = kind === 'NetworkPolicy' && GROUPS.includes(group)
  if (own || !kind.endsWith('NetworkPolicy')) return false
  notes.findings.push({
    code: 'WIN351',
    severity: 'warning',
    message: `\`${kind}\` of \`${version}\` is no NetworkPolicy of Kubernetes`,
    label: 'left out: what it allows or denies is in no ACL',
    help: 'leave it to the program that it is made for, or state it as a NetworkPolicy of `networking.k8s.io/v1`',
    at: { path: at(place, 'apiVersion')?.path ?? place.path },
  })
  return true
}

function keep<T>(list: T[], value: T | undefined): void {
  if (value !== undefined) list.push(value)
}

function isSpec(tree: Tree): boolean {
  return textAt({ tree, path: [] }, 'kind', { findings: [] }) === 'ClusterNetwork'
}

/** The nodes of a spec, with the addresses that probes come from. What is wrong with the spec `validate` tells. */
function readNodes(source: SourceText, found: Found): void {
  const { cluster } = readSpec(source)
  if (cluster === undefined) return
  for (const { node, hostEndpoint } of planAddresses(cluster).nodes) {
    const own = hostEndpoint === undefined ? [] : [hostEndpoint]
    found.nodes.push({ name: node.name, addresses: [node.managementIP, ...own] })
  }
}
