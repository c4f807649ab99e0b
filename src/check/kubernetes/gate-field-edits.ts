import type { GateUse } from '../../programs/kubernetes/gates.ts'
import { member, type Tree } from '../../text/tree.ts'
import type { GateEdits } from './gate-findings.ts'
import { removeMember } from './member-edits.ts'

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
      // `featureGates:` alone would be null, which is no map: the last gate takes its key along.
      const last = gates.members.length === 1 ? member(tree, 'featureGates') : undefined
      const edits = removeMember(text, own) && removeMember(text, last ?? own)
      if (edits === undefined) return undefined
      return { title: `remove \`${gate.name}\``, safe: true, edits }
    },
  }
}
