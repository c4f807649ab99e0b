import type { GateUse } from '../../../src/programs/kubernetes/gates.ts'
import { gateFaults, isGateOn } from '../../../src/programs/kubernetes/gates.ts'
import { flagValueError, pairs, parseBool } from '../../../src/programs/pflag/value-error.ts'
import type { ModelUnderTest } from '../program.ts'
import { type FeatureGatesCase, gatesAt, minorOf } from '../kubernetes-case.ts'

interface Outcome {
  readonly gates: { readonly error?: string; readonly on: readonly string[] }
}

const FLAG = { name: 'feature-gates', type: 'mapStringBool', sources: [] } as const

/** component-base/featuregate, told which gates there are. */
export const featureGatesModel: ModelUnderTest<FeatureGatesCase, Outcome> = {
  says({ gates: { text } }, version) {
    const minor = minorOf(version)
    const error = flagValueError(FLAG, text, minor) ?? gateFaults(uses(text), minor)[0]?.text
    if (error !== undefined) return { error, on: [] }
    const on = gatesAt(minor).filter(({ name }) => isGateOn(name, uses(text), minor) === true)
    return { on: on.map(({ name }) => name) }
  },
  measured: ({ gates }) => gates,
}

function uses(text: string): readonly GateUse[] {
  return pairs(text).map((pair) => {
    const equals = pair.text.indexOf('=')
    const value = parseBool(pair.text.slice(equals + 1).trim()) === true
    return { name: pair.text.slice(0, equals).trim(), value, origin: { from: 'environment' } }
  })
}
