import { containerdRelease } from '../facts/containerd-releases.ts'
import { formatProgramVersion, parseProgramVersion, type ProgramVersion } from '../facts/versions.ts'
import { loadConfDir } from '../programs/containerd.ts'
import {
  confFile,
  cniErrorText,
  confListFile,
  type ConfList,
  pluginCalls,
  pluginError,
} from '../programs/libcni.ts'
import { joinNotes, type Notes, type Outcome, type ProgramError } from '../programs/outcome.ts'
import { entryOf } from '../text/entry-of.ts'
import { modelledVersions } from './modelled-versions.ts'
import type { Chain } from './chain.ts'
import { runPlugin } from './run-plugin.ts'
import { NO_NOTES, type Trace, type TraceInput, type TraceStep } from './trace.ts'

/**
 * What becomes of a configuration: the file that containerd takes, what libcni makes of it, what every plugin reads,
 * adds and drops, and the requests that reach HNS. Every program is its model; nothing is looked at but the input.
 */
export function traceConf(given: TraceInput): Trace {
  const { versions, assumptions } = modelledVersions(given.versions)
  const input = { ...given, versions }
  const libcni = libcniOf(input)
  const chain: Chain = { input, assumptions: [...assumptions], steps: [], requests: [] }
  const loaded = load(input, libcni, chain)
  if (loaded === undefined) return finished(chain, {})
  return finished(chain, runList(loaded, libcni, chain))
}

function libcniOf({ versions }: TraceInput): ProgramVersion {
  return parseProgramVersion(containerdRelease(versions.containerd).libcni) ?? versions.containerd
}

function finished(chain: Chain, end: Ending): Trace {
  const { input, assumptions, steps, requests } = chain
  const failed = steps.findLast(({ error }) => error !== undefined)?.error
  const error = end.error ?? failed
  return {
    command: input.command,
    assumptions,
    steps,
    requests,
    ...(end.unmodelled === undefined ? {} : { unmodelled: end.unmodelled }),
    ...(end.result === undefined || error !== undefined ? {} : { result: end.result }),
    ...(error === undefined ? {} : { error }),
  }
}

/** The list that the plugins are called with; undefined after an error, which is in the steps. */
function load(input: TraceInput, libcni: ProgramVersion, chain: Chain): ConfList | undefined {
  const { source, versions } = input
  if (source.kind === 'file') {
    const dir = { path: '', files: [source] }
    const isList = source.name.endsWith('.conflist')
    const outcome = isList ? confListFile(dir, source, libcni) : confFile(source, libcni)
    chain.steps.push(libcniStep(source.name, libcni, outcome))
    return outcome.result.ok ? outcome.result.value : undefined
  }
  const outcome = loadConfDir(source.dir, versions.containerd)
  const step = {
    program: 'containerd',
    version: formatProgramVersion(versions.containerd),
    document: 'the directory',
  }
  if (!outcome.result.ok) {
    const { error } = outcome.result
    chain.steps.push({ ...step, notes: NO_NOTES, facts: [], error })
    return undefined
  }
  const { networks, unused } = outcome.result.value
  const [first] = networks
  if (first === undefined) return undefined
  const taken = first.list.file ?? ''
  chain.steps.push({
    ...step,
    notes: NO_NOTES,
    facts: [
      ['takes', `${taken} for ${first.ifName}`],
      ...unused.map(({ name, reason }) => ['leaves', `${name}: ${reason}`] as const),
    ],
  })
  const value: Outcome<ConfList> = { result: { ok: true, value: first.list }, ...first.notes }
  chain.steps.push(libcniStep(taken, libcni, value))
  return first.list
}

function libcniStep(
  file: string,
  libcni: ProgramVersion,
  { result, ...notes }: Outcome<ConfList>,
): TraceStep {
  const step = { program: 'libcni', version: formatProgramVersion(libcni), document: file, notes }
  if (!result.ok) return { ...step, facts: [], error: result.error }
  const { name, cniVersion, plugins } = result.value
  const facts: readonly (readonly [string, string])[] = [
    ['network', name === '' ? '(no name)' : name],
    ['version', cniVersion === '' ? 'none, which counts as 0.1.0' : cniVersion],
    ['calls', plugins.map(({ type }) => type).join(', then ')],
  ]
  return { ...step, facts }
}

interface Ending {
  readonly unmodelled?: string
  readonly result?: NonNullable<Trace['result']>
  readonly error?: ProgramError
}

/** Calls the plugins of a list one after the other, each with the result of the one before. */
function runList(list: ConfList, libcni: ProgramVersion, chain: Chain): Ending {
  const { command } = chain.input
  if (command === 'ADD') chain.assumptions.push(...capabilityAssumption(list))
  let end: Ending = {}
  for (let index = 0; ; index++) {
    const given = end.result === undefined ? {} : { prevResult: end.result }
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
  }
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
