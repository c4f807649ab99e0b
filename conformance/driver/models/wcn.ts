import { WCN_RELEASES, type WcnRelease } from '../../../src/facts/wcn-releases.ts'
import type { StartedPlugin } from '../../../src/programs/wcn.ts'
import { wcn } from '../../../src/programs/wcn.ts'
import type { PluginCase, StepResult } from '../node.ts'
import type { ModelUnderTest } from '../program.ts'
import { callOf, measuredPrinted, type Printed, printed, stdinOf, untilInto, versionOf } from './printed.ts'
import { measuredSent, nodeOf, sent } from './windows-plugin.ts'

/** nat, sdnbridge and sdnoverlay: what reaches HNS and the IPAM plugin, byte for byte and in order, and what is printed. */
export const wcnModel: ModelUnderTest<PluginCase, readonly StepResult[]> = {
  says(input, version) {
    const { assignedIP } = input.node
    const node = nodeOf(input)
    const assigns = { ...node.assigns, ...(assignedIP === undefined ? {} : { ipAddress: assignedIP }) }
    return input.steps.map((step) => {
      const [call, release] = [callOf(step), releaseOf(version)]
      const version120 = versionOf('v1.2.0')
      const outcome = wcn({
        stdin: stdinOf(step),
        call,
        version: version120,
        release,
        node: { ...node, assigns, namespaces: input.node.namespaces ?? [] },
      })
      return {
        ...untilStruct(printed(outcome.result, call)),
        calls: outcome.calls.map(sent),
        started: outcome.started.map(started),
      }
    })
  },
  measured: (results, { steps }) =>
    results.map((result, i) => ({
      ...untilStruct(measuredPrinted(result)),
      calls: (result.calls ?? []).map(measuredSent),
      started: (result.started ?? []).map((one) => ({ stdin: steps[i]?.stdin, ...one })),
    })),
}

function releaseOf(version: string): WcnRelease {
  const release = WCN_RELEASES.find(({ name }) => name === version)
  if (release === undefined) throw new Error(`not a release: ${version}`)
  return release
}

function started({ program, command, stdin }: StartedPlugin): object {
  return { stdin: typeof stdin === 'string' ? stdin : Buffer.from(stdin).toString(), program, command }
}

/** A crash is worded without Go's types, and an error about an endpoint without what follows its reason: that endpoint, as Go prints a struct. */
function untilStruct(printed: Printed): Printed {
  const { json, panic } = printed
  if (panic !== undefined) return { ...printed, panic: untilInto(panic) }
  if (typeof json !== 'object' || json === null || !('msg' in json) || typeof json.msg !== 'string')
    return printed
  return { ...printed, json: { ...json, msg: json.msg.replace(/ : endpoint(?: config)? .*$/s, '') } }
}
