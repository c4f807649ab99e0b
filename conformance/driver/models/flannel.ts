import { flannel, type FlannelDelegation, type FlannelOutcome } from '../../../src/programs/flannel.ts'
import type { PluginCase, Step, StepResult } from '../node.ts'
import type { ModelUnderTest } from '../program.ts'
import { callOf, measuredPrinted, printed, stdinOf, versionOf } from './printed.ts'

/** The flannel CNI plugin: the call of its delegate, byte for byte, or what it prints without one. */
export const flannelModel: ModelUnderTest<PluginCase, readonly StepResult[]> = {
  says({ steps, files = {} }, version) {
    let saved: string | undefined
    return steps.map((step) => {
      const outcome = run(step, version, files, saved)
      const delegation = outcome.result.ok ? outcome.result.value : undefined
      saved = outcome.saves ?? saved
      if (outcome.forgets === true) saved = undefined
      if (delegation !== undefined) return delegated(delegation)
      const result = outcome.result.ok ? ({ ok: true, value: outcome.versions } as const) : outcome.result
      return printed(result, callOf(step))
    })
  },
  measured: (results, { steps }) =>
    results.map((result, i) => {
      const [started] = result.started ?? []
      if (started === undefined) return measuredPrinted(result)
      const stdin = started.stdin ?? steps[i]?.stdin
      return { type: started.program, command: started.command, stdin }
    }),
}

function run(
  step: Step,
  version: string,
  files: Readonly<Record<string, string>>,
  saved: string | undefined,
): FlannelOutcome {
  const input = {
    stdin: stdinOf(step),
    call: callOf(step),
    version: versionOf(version),
    installed: ['win-bridge', 'win-overlay', 'host-local', 'flannel'],
    ...(saved === undefined ? {} : { saved }),
  }
  const { subnetFile } = flannel({ ...input, subnetEnv: undefined })
  return flannel({ ...input, subnetEnv: files[subnetFile] })
}

const delegated = ({ type, command, stdin }: FlannelDelegation): object => ({ type, command, stdin })
