import type { NodePlan } from '../plan/address-plan.ts'
import type { Artifact, ArtifactKind } from './artifact.ts'
import { nodePath } from './paths.ts'
import { argumentLines, fieldsOf, formArguments, type Setting } from './setting.ts'
import { writeYaml } from './write-yaml.ts'

/** A program of the node that takes its settings as flags or as a file. */
export interface Program {
  readonly name: 'kube-proxy' | 'kubelet'
  readonly apiVersion: string
  readonly kind: string
  readonly settings: readonly Setting[]
  /** Where the service looks for the file. */
  readonly configPath: string
}

/** The files of a program in both forms: all flags; and a configuration file with the flags that must stay flags. */
export function programFiles({ node: { name: node } }: NodePlan, program: Program): Artifact[] {
  const { name, apiVersion, kind, settings, configPath } = program
  const file = (fileName: string, artifact: ArtifactKind, text: string): Artifact => {
    return { path: nodePath(node, `${name}/${fileName}`), kind: artifact, node, text }
  }
  const flags = (form: 'flags' | 'config') => argumentLines(formArguments(settings, form, configPath))
  return [
    file('flags.txt', `${name}-flags`, flags('flags')),
    file('config.yaml', `${name}-config`, writeYaml({ apiVersion, kind, ...fieldsOf(settings) })),
    file('config-flags.txt', `${name}-config-flags`, flags('config')),
  ]
}
