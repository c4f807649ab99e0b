import { hostLocal } from '../../../src/programs/host-local.ts'
import type { HostLocalStore } from '../../../src/programs/host-local/store.ts'
import type { PluginCase, StepResult } from '../node.ts'
import type { ModelUnderTest } from '../program.ts'
import { callOf, measuredPrinted, printed, stdinOf, versionOf } from './printed.ts'

/** host-local: what each call prints; what it keeps shows in the calls after it. */
export const hostLocalModel: ModelUnderTest<PluginCase, readonly StepResult[]> = {
  says({ steps, files = {} }, version) {
    let store: HostLocalStore = {}
    return steps.map((step) => {
      const input = { stdin: stdinOf(step), call: callOf(step), version: versionOf(version), store, files }
      const outcome = hostLocal(input)
      store = outcome.store
      return printed(outcome.result, input.call)
    })
  },
  measured: (results) => results.map(measuredPrinted),
}
