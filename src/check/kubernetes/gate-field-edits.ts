import type { GateUse } from '../../programs/kubernetes/gates.ts'
import { member, type Tree } from '../../text/tree.ts'
import type { GateEdits } from './gate-findings.ts'

/** How `featureGates` of a file loses one gate: its line, where it has one to itself. */
export function gateEditsOfField({ tree, text }: { readonly tree: Tree; readonly text: string }): GateEdits {
  const pathOf = (gate: GateUse) => (gate.origin.from === 'file' ? gate.origin.path : [])
  return {
    at: (gate) => ({ path: pathOf(gate), part: 'key' }),
    fix: (gate, name) => {
      const gates = member(tree, 'featureGates')?.value
      const own = member(gates, gate.name)
      if (own === undefined || gates?.kind !== 'object') return undefined
      if (name !== undefined) {
        return { title: `write \`${name}\``, safe: true, edits: [{ at: own.keySpan, newText: name }] }
      }
      const lineStart = text.lastIndexOf('\n', own.keySpan.start) + 1
      const lineEnd = text.indexOf('\n', own.value.end)
      const before = text.slice(lineStart, own.keySpan.start)
      const after = text.slice(own.value.end, lineEnd < 0 ? text.length : lineEnd)
      // `featureGates:` alone would be null, which is no map: the last gate takes its key along.
      const last = gates.members.length === 1 ? member(tree, 'featureGates') : undefined
      const from = last === undefined ? lineStart : text.lastIndexOf('\n', last.keySpan.start) + 1
      if (!/^[ \t]*$/.test(before) || !/^[ \t\r]*(#.*)?$/.test(after)) return undefined
      const edits = [{ at: { start: from, end: lineEnd < 0 ? text.length : lineEnd + 1 }, newText: '' }]
      return { title: `remove \`${gate.name}\``, safe: true, edits }
    },
  }
}
