import type { GateUse } from '../../programs/kubernetes/gates.ts'
import type { ParsedArguments } from '../../programs/pflag.ts'
import { pairs } from '../../programs/pflag/value-error.ts'
import { removeArguments } from './edits.ts'
import type { GateEdits } from './gate-findings.ts'
import { type LineView, spanOf } from './line-view.ts'

/** How `--feature-gates=A=true,B=false` loses one gate: its pair with a comma, or the whole flag. */
export function gateEditsOfFlag(view: LineView, parsed: ParsedArguments): GateEdits {
  const placeOf = (gate: GateUse) =>
    gate.origin.from === 'argument' ? gate.origin.at : { argument: 0, from: 0 }
  const lengthOf = (gate: GateUse) => {
    const { argument, from } = placeOf(gate)
    const rest = (view.args[argument] ?? '').slice(from)
    return rest.includes(',') ? rest.indexOf(',') : rest.length
  }
  return {
    at: (gate) => {
      const place = placeOf(gate)
      return { span: spanOf(view, place, place.from + lengthOf(gate)) }
    },
    fix: (gate, name) => {
      const place = placeOf(gate)
      const { argument, from } = place
      if (name !== undefined) {
        const edits = [{ at: spanOf(view, place, from + gate.name.length), newText: name }]
        return { title: `write \`${name}\``, safe: true, edits }
      }
      const use = parsed.uses.find(({ valueAt }) => valueAt?.argument === argument)
      if (use === undefined) return undefined
      const title = `remove \`${gate.name}\``
      if (pairs(use.value).length <= 1) {
        const edits = removeArguments(view, use.argument, argument)
        return edits === undefined ? undefined : { title, safe: true, edits }
      }
      const end = from + lengthOf(gate)
      const isLast = (view.args[argument] ?? '').length <= end
      const at = isLast ? spanOf(view, { argument, from: from - 1 }, end) : spanOf(view, place, end + 1)
      return { title, safe: true, edits: [{ at, newText: '' }] }
    },
  }
}
