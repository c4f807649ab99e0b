import type { Finding, Target } from '../../diagnostic/finding.ts'
import { FEATURE_GATES, findGate, gateStage } from '../../facts/feature-gates.ts'
import { gateFaults, type GateUse } from '../../programs/kubernetes/gates.ts'
import type { ProgramName } from '../../text/command-line/program-name.ts'
import type { Minor } from './line-view.ts'
import { exits, release } from './program-texts.ts'

/** How a document takes one gate out, or writes another name; undefined where that is not plain. */
export interface GateEdits {
  readonly at: (gate: GateUse) => Target
  readonly fix: (gate: GateUse, name?: string) => Finding['fix'] | undefined
}

/** Gates that end the program, and gates that only wait to do so. */
export function gateFindings(
  program: ProgramName,
  gates: readonly GateUse[],
  minor: Minor,
  { at, fix }: GateEdits,
): Finding[] {
  return gates.flatMap((gate): Finding[] => {
    const [fault] = gateFaults([gate], minor)
    const meant = FEATURE_GATES.find(({ name }) => name.toLowerCase() === gate.name.toLowerCase())?.name
    if (fault?.kind === 'gate-unknown') {
      const misspelt = meant !== undefined && meant !== gate.name
      const own = misspelt ? fix(gate, meant) : fix(gate)
      return [
        {
          code: 'WIN420',
          message: misspelt
            ? `there is no feature gate \`${gate.name}\``
            : `Kubernetes ${lifetime(gate.name, minor)} has no feature gate \`${gate.name}\``,
          label: exits(program, fault.text),
          help: misspelt ? `write \`${meant}\`` : 'remove it',
          at: at(gate),
          ...(own === undefined ? {} : { fix: own }),
        },
      ]
    }
    const own = fix(gate)
    if (fault !== undefined) {
      return [
        {
          code: 'WIN421',
          message: `\`${gate.name}\` is locked to ${!gate.value} since Kubernetes ${release(lockedSince(gate.name))}`,
          label: exits(program, fault.text),
          help: 'remove it; what it turned off stays on',
          at: at(gate),
          ...(own === undefined ? {} : { fix: own }),
        },
      ]
    }
    return needless(gate, minor, at(gate), own)
  })
}

/** The releases around the target that do not know a gate, in words. */
function lifetime(name: string, minor: Minor): string {
  const stages = findGate(name)?.stages ?? []
  const last = stages.at(-1)?.until
  if (last !== undefined && minor > last) return `from ${release(last + 1)} on`
  return `before ${release(stages[0]?.since ?? 0)}`
}

function lockedSince(name: string): number {
  return findGate(name)?.stages.find(({ locked }) => locked === true)?.since ?? 0
}

/** A gate set to what it is anyway. */
function needless(gate: GateUse, minor: Minor, at: Target, fix: Finding['fix'] | undefined): Finding[] {
  const fact = findGate(gate.name)
  const stage = fact === undefined ? undefined : gateStage(fact, minor)
  if (fact === undefined || stage === undefined || stage.default !== gate.value) return []
  const until = fact.stages.at(-1)?.until
  const gone = until === undefined ? fact.expectedGone : until + 1
  return [
    {
      code: 'WIN422',
      ...(stage.locked === true ? {} : { severity: 'info' }),
      message: `\`${gate.name}\` is ${gate.value ? 'on' : 'off'} anyway since Kubernetes ${release(since(gate, minor))}`,
      label:
        gone === undefined
          ? 'it changes nothing'
          : `it changes nothing until ${release(gone)}, which refuses the name`,
      help: 'remove it',
      at,
      ...(fix === undefined ? {} : { fix }),
    },
  ]
}

/** The first release from which on the default is what the gate is set to. */
function since({ name, value }: GateUse, minor: Minor): number {
  const stages = findGate(name)?.stages ?? []
  const index = stages.findLastIndex(({ since: from, default: on }) => on !== value && (from ?? 0) <= minor)
  return stages[index + 1]?.since ?? 14
}
