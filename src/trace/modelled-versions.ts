import { nearestModelled, type ReleasedProgram } from '../facts/modelled-releases.ts'
import { formatProgramVersion, type ProgramVersion } from '../facts/versions.ts'
import type { TraceVersions } from './trace.ts'

/** The releases that a trace is made with, and what was supposed for those that no model covers. */
export interface ModelledVersions {
  readonly versions: TraceVersions
  readonly assumptions: readonly string[]
}

/** The releases that were asked for, each that no model covers replaced by the nearest that one does. */
export function modelledVersions({
  containerd,
  plugins,
  flannel,
  ...others
}: TraceVersions): ModelledVersions {
  const assumptions: string[] = []
  const modelled = (program: ReleasedProgram, version: ProgramVersion): ProgramVersion => {
    const taken = nearestModelled(program, version)
    if (taken !== version) {
      const [asked, instead] = [version, taken].map(formatProgramVersion)
      assumptions.push(`${NAMES[program]} is ${instead}, the nearest release with a model; ${asked} has none`)
    }
    return taken
  }
  const versions = {
    containerd: modelled('containerd', containerd),
    plugins: modelled('plugins', plugins),
    flannel: modelled('flannel', flannel),
    ...others,
  }
  return { versions, assumptions }
}

const NAMES = {
  containerd: 'containerd',
  plugins: 'containernetworking/plugins',
  flannel: 'the flannel CNI plugin',
} as const satisfies Readonly<Record<ReleasedProgram, string>>
