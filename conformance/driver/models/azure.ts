import { AZURE_MODELLED } from '../../../src/facts/azure-vnet-releases.ts'
import { azureVnet, type AzureOutcome } from '../../../src/programs/azure-vnet.ts'
import { azureHostOf } from '../azure-host.ts'
import type { PluginCase, StepResult } from '../node.ts'
import type { ModelUnderTest } from '../program.ts'
import { callOf, measuredPrinted, type Printed, printed, stdinOf, versionOf } from './printed.ts'
import { measuredSent, nodeOf, sent } from './windows-plugin.ts'

/** azure-vnet: what reaches HNS and the IPAM plugin, byte for byte and in order, and what is printed. */
export const azureModel: ModelUnderTest<PluginCase, readonly StepResult[]> = {
  says(input, version) {
    const host = azureHostOf(input.files)
    const { cns } = host
    const node = {
      ...nodeOf(input),
      build: Number(host.build),
      adapters: host.adapters.map(({ name, addresses }) => ({
        name,
        subnets: addresses.map((text) =>
          text.replace(/\.\d+\/24$/, '.0/24').replace(/\.\d+\.\d+\/16$/, '.0.0/16'),
        ),
      })),
      cns:
        cns === undefined
          ? ({ ok: false, error: 'nothing listens' } as const)
          : ({ ok: true, pod: cns.pod, container: cns.tenant } as const),
      snat: host.snat,
      ipam: Object.fromEntries(
        Object.entries(input.answers ?? {}).map(([name, answer]) => [
          name,
          { kind: 'prints' as const, ...answer },
        ]),
      ),
    }
    return input.steps.map((step) => {
      const call = callOf(step)
      const outcome = azureVnet({
        stdin: stdinOf(step),
        call,
        version: versionOf(version === 'cbd7560' ? `v${AZURE_MODELLED}` : version),
        plugins: versionOf('v1.9.1'),
        node,
      })
      return {
        ...printed(outcome.result, call),
        calls: outcome.calls.map(sent),
        started: outcome.handed.map(handed),
      }
    })
  },
  measured: (results, { steps }) =>
    results.map((result, i) => ({
      ...withoutStack(measuredPrinted(result)),
      calls: (result.calls ?? []).map(measuredSent),
      started: (result.started ?? []).map((one) => ({ stdin: steps[i]?.stdin, ...one })),
    })),
}

/** After a crash it prints its stack beside the message. */
function withoutStack(printed: Printed): Printed {
  const { json } = printed
  if (typeof json !== 'object' || json === null || !('details' in json)) return printed
  const { details, ...rest } = json
  return String(details).startsWith('goroutine ') ? { ...printed, json: rest } : printed
}

function handed({ type, command, stdin }: AzureOutcome['handed'][number]): object {
  return { stdin, program: type, command }
}
