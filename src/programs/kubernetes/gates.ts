import { FEATURE_GATES, findGate, gateStage } from '../../facts/feature-gates.ts'
import type { Fault, Origin } from './fault.ts'

/** One gate that a command line or file sets. */
export interface GateUse {
  readonly name: string
  readonly value: boolean
  readonly origin: Origin
}

/**
 * What the gates that are set end the program with at a minor release: names that it does not know any more, and locked
 * ones set to the other value. Of names that are not in the tables nothing is said.
 * Source: k8s.io/component-base featuregate SetFromMap v0.20.0 to v0.34.0.
 */
export function gateFaults(gates: readonly GateUse[], minor: number): readonly Fault[] {
  return gates.flatMap(({ name, value, origin }): Fault[] => {
    const gate = findGate(name)
    const stage = gate === undefined ? undefined : gateStage(gate, minor)
    const misspelt =
      gate === undefined && FEATURE_GATES.some((known) => known.name.toLowerCase() === name.toLowerCase())
    if (misspelt || (gate !== undefined && stage === undefined)) {
      return [{ kind: 'gate-unknown', text: `unrecognized feature gate: ${name}`, origin, about: name }]
    }
    if (stage?.locked !== true || stage.default === value) return []
    const text = `cannot set feature gate ${name} to ${value}, feature is locked to ${stage.default}`
    return [{ kind: 'gate-locked', text, origin, about: name }]
  })
}

/** Whether a gate is on: as it is set, or by its default; undefined where the release does not know it. */
export function isGateOn(name: string, gates: readonly GateUse[], minor: number): boolean | undefined {
  const gate = findGate(name)
  const stage = gate === undefined ? undefined : gateStage(gate, minor)
  if (stage === undefined) return undefined
  return stage.locked === true
    ? stage.default
    : (gates.findLast((use) => use.name === name)?.value ?? stage.default)
}
