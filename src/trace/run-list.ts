import {
  cniErrorText,
  type ConfList,
  pluginCalls,
  pluginError,
  takesCachedResult,
} from '../programs/libcni.ts'
import { joinNotes, type Notes, type ProgramError } from '../programs/outcome.ts'
import type { ProgramVersion } from '../facts/versions.ts'
import { entryOf } from '../text/entry-of.ts'
import type { Chain } from './chain.ts'
import { runPlugin } from './run-plugin.ts'
import type { Trace, TraceStep } from './trace.ts'

/** How a list ends. */
export interface Ending {
  readonly unmodelled?: string
  readonly result?: NonNullable<Trace['result']>
  readonly error?: ProgramError
}

/** Calls the plugins of a list one after the other, each with the result of the one before, or with that of ADD. */
export function runList(list: ConfList, libcni: ProgramVersion, chain: Chain): Ending {
  const { command } = chain.input
  if (command === 'ADD') chain.assume(() => capabilityAssumption(list))
  const cached = takesCachedResult(list, command, libcni) ? resultOfAdd(list, libcni, chain) : undefined
  let end: Ending = {}
  for (let index = 0; ; index++) {
    const prevResult = command === 'ADD' ? end.result : cached
    const given = prevResult === undefined ? {} : { prevResult }
    const calls = pluginCalls(list, command, libcni, given)
    if (!calls.result.ok) {
      annotate(chain, { error: calls.result.error })
      return { error: calls.result.error }
    }
    const call = calls.result.value[index]
    if (call === undefined) {
      if (index === 0) annotate(chain, { facts: [['calls', `no plugin for ${command}`]] })
      return end
    }
    annotate(chain, { notes: call })
    if (!call.result.ok) {
      annotate(chain, { error: call.result.error })
      return { error: call.result.error }
    }
    const ran = runPlugin(call.plugin.type, call.result.value.stdin, chain)
    if (ran.error !== undefined) {
      const { panic, ...error } = ran.error
      const text = pluginError(cniErrorText(error), command, call.plugin, libcni)
      return { error: panic === true ? ran.error : { text } }
    }
    if (ran.unmodelled !== undefined) return { unmodelled: ran.unmodelled }
    end = ran.result === undefined ? {} : { result: ran.result }
    // What the next one gets depends on this result; behind the last one nothing has to be made for anybody.
    if (index === calls.result.value.length - 1) return end
  }
}

/** What ADD has left for the commands after it. */
function resultOfAdd(list: ConfList, libcni: ProgramVersion, { input, assume }: Chain): Ending['result'] {
  const add: Chain = { input: { ...input, command: 'ADD' }, assume: () => undefined, steps: [], requests: [] }
  const { result } = runList(list, libcni, add)
  if (result !== undefined && input.command === 'CHECK') {
    assume(() => ['ADD came before with the same configuration, and left its result for CHECK'])
  }
  return result
}

/** What plugins ask of the runtime, which a configuration does not show. */
function capabilityAssumption({ plugins }: ConfList): readonly string[] {
  const asked = plugins.flatMap(({ capabilities }) => [...capabilities].filter(([, on]) => on))
  const names = [...new Set(asked.map(([name]) => name))]
  if (names.length === 0) return []
  const sent = names.flatMap((name) => entryOf(SENT, name) ?? [])
  const would = sent.length === 0 ? '' : `: the kubelet would send ${sent.join(', ')}`
  return [`nothing comes through the capabilities ${names.map((name) => `\`${name}\``).join(', ')}${would}`]
}

const SENT: Readonly<Record<string, string>> = { dns: 'DNS settings', portMappings: 'host ports' }

/** Adds to the last step of libcni what it does on the way to a plugin. */
function annotate(
  chain: Chain,
  more: { readonly notes?: Notes; readonly facts?: TraceStep['facts']; readonly error?: ProgramError },
): void {
  const at = chain.steps.findLastIndex(({ program }) => program === 'libcni')
  const step = chain.steps[at]
  if (step === undefined) return
  const { added = [], overwritten = [] } = more.notes ?? {}
  chain.steps[at] = {
    ...step,
    notes: joinNotes(step.notes, { added, overwritten }),
    facts:
      more.facts === undefined
        ? step.facts
        : [...step.facts.filter(([label]) => label !== 'calls'), ...more.facts],
    ...(more.error === undefined ? {} : { error: more.error }),
  }
}
