import type { GateUse } from '../../programs/kubernetes/gates.ts'
import { member, type Tree } from '../../text/tree.ts'
import type { GateEdits } from './gate-findings.ts'
import { removeMember } from './member-edits.ts'

/** How `featureGates` of a file loses one gate: its line, or what stands between two commas. */
export function gateEditsOfField({ tree, text }: { readonly tree: Tree; readonly text: string }): GateEdits {
  const pathOf = (gate: GateUse) => (gate.origin.from === 'file' ? gate.origin.path : [])
  return {
    at: (gate) => ({ path: pathOf(gate), part: 'key' }),
    fix: (gate, name) => {
      const field = member(tree, 'featureGates')
      const gates = field?.value
      const own = member(gates, gate.name)
      if (own === undefined || field === undefined || gates?.kind !== 'object' || tree.kind !== 'object')
        return undefined
      if (name !== undefined) {
        return { title: `write \`${name}\``, safe: true, edits: [{ at: own.keySpan, newText: name }] }
      }
      // `featureGates:` alone would be null, which is no map: the last gate takes its key along.
      const edits =
        gates.members.length === 1 ? removeMember(text, tree, field) : removeMember(text, gates, own)
      if (edits === undefined) return undefined
      return { title: `remove \`${gate.name}\``, safe: true, edits }
    },
  }
}
