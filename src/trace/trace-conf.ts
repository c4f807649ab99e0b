import { containerdRelease } from '../facts/containerd-releases.ts'
import { formatProgramVersion, constantVersion, type ProgramVersion } from '../facts/versions.ts'
import { loadConfDir } from '../programs/containerd.ts'
import { type CniCommand, confFile, confListFile, type ConfList } from '../programs/libcni.ts'
import type { Outcome } from '../programs/outcome.ts'
import { modelledVersions } from './modelled-versions.ts'
import type { Chain } from './chain.ts'
import { type Ending, runList } from './run-list.ts'
import { NO_NOTES, type Trace, type TraceInput, type TraceStep } from './trace.ts'

/**
 * What becomes of a configuration: the file that containerd takes, what libcni makes of it, what every plugin reads,
 * adds and drops, and the requests that reach HNS. Every program is its model; nothing is looked at but the input.
 */
export function traceConf(given: TraceInput): Trace {
  const { versions, assumptions: ofVersions } = modelledVersions(given.versions)
  const input = { ...given, versions }
  const libcni = libcniOf(input)
  const assumptions: string[] = []
  const assume: Chain['assume'] =
    given.tersely === true ? () => undefined : (sentences) => void assumptions.push(...sentences())
  const chain: Chain = { input, assume, steps: [], requests: [] }
  assume(() => ofVersions)
  const loaded = load(input, libcni, chain)
  if (loaded === undefined) return finished(chain, assumptions, {})
  return finished(chain, assumptions, runList(loaded, libcni, chain))
}

function libcniOf({ versions }: TraceInput): ProgramVersion {
  return constantVersion(containerdRelease(versions.containerd).libcni) ?? versions.containerd
}

function finished(chain: Chain, assumptions: readonly string[], end: Ending): Trace {
  const { input, steps, requests } = chain
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
    chain.steps.push(libcniStep(source.name, input.command, libcni, outcome))
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
  chain.steps.push(libcniStep(taken, input.command, libcni, value))
  return first.list
}

function libcniStep(
  file: string,
  command: CniCommand,
  libcni: ProgramVersion,
  { result, ...notes }: Outcome<ConfList>,
): TraceStep {
  const step = { program: 'libcni', version: formatProgramVersion(libcni), document: file, notes }
  if (!result.ok) return { ...step, facts: [], error: result.error }
  const { name, cniVersion, plugins } = result.value
  const facts: readonly (readonly [string, string])[] = [
    ['network', name === '' ? '(no name)' : name],
    ['version', cniVersion === '' ? 'none, which counts as 0.1.0' : cniVersion],
    ['calls', (command === 'DEL' ? plugins.toReversed() : plugins).map(({ type }) => type).join(', then ')],
  ]
  return { ...step, facts }
}
