import type { Finding } from '../diagnostic/finding.ts'
import { placeholderIn } from '../text/placeholder.ts'
import { type Path, pointer, type StringTree, type Tree, valueAt } from '../text/tree.ts'
import type { Mistake } from '../text/tolerant-json.ts'
import { field, textOf } from './field.ts'
import { MISTAKE_WORDS } from './mistake-words.ts'

/** A value that nobody filled in. */
export interface Unfilled {
  readonly path: Path
  readonly value: StringTree
  /** Without quotation marks around it. */
  readonly isBare: boolean
}

/** The values of a document that are placeholders, with quotation marks around them and without. */
export function unfilledValues(tree: Tree, text: string, mistakes: readonly Mistake[]): readonly Unfilled[] {
  const bare = new Set(mistakes.flatMap(({ kind, span }) => (kind === 'placeholder' ? [span.start] : [])))
  return strings(tree, []).flatMap(({ path, value }) => {
    const isBare = bare.has(value.start)
    return isBare ||
      (text[value.start] === '"' &&
        placeholderIn(value.value) !== undefined &&
        !isOfOtherDatastore(tree, path))
      ? [{ path, value, isBare }]
      : []
  })
}

/**
 * True for a setting of etcd in a configuration of Calico with the datastore `kubernetes`: its installer leaves these as
 * they are, and nothing reads them. Source: projectcalico/calico node/windows-packaging/CalicoWindows/config.ps1,
 * libcalico-go/lib/backend/client.go NewClient 87c15906f20c.
 */
function isOfOtherDatastore(tree: Tree, path: Path): boolean {
  const last = path.at(-1)
  if (typeof last !== 'string' || !/^etcd_/i.test(last)) return false
  const plugin = valueAt(tree, path.slice(0, -1))
  const said = (key: string) => textOf(field(plugin, [], key)?.value)
  return said('type') === 'calico' && said('datastore_type') === 'kubernetes'
}

/** What is said of a placeholder in quotation marks, which is JSON; one without them the reader of the text has told. */
export function unfilledFinding({ path, value, isBare }: Unfilled): Finding[] {
  const placeholder = placeholderIn(value.value)
  if (placeholder === undefined || isBare) return []
  const { code, message, help } = MISTAKE_WORDS.placeholder
  return [
    { code, message: message(`\`${placeholder}\``), label: 'no program replaces it', help, at: { path } },
  ]
}

/** The findings but those about what was not filled in: they would say of the placeholder what holds for no value. */
export function withoutUnfilled(
  findings: readonly Finding[],
  unfilled: readonly Unfilled[],
): readonly Finding[] {
  if (unfilled.length === 0) return findings
  const told = new Set(unfilled.map(({ path }) => pointer(path)))
  return findings.filter(
    ({ at }) => at.path === undefined || at.part === 'key' || !told.has(pointer(at.path)),
  )
}

interface PlacedString {
  readonly path: Path
  readonly value: StringTree
}

/** No document is as deep; recursion has its limits. */
const DEEPEST = 100

function strings(tree: Tree, path: Path): readonly PlacedString[] {
  if (path.length > DEEPEST) return []
  switch (tree.kind) {
    case 'string':
      return [{ path, value: tree }]
    case 'array':
      return tree.items.flatMap((item, i) => strings(item, [...path, i]))
    case 'object':
      return tree.members.flatMap(({ key, value }) => strings(value, [...path, key]))
    default:
      return []
  }
}
