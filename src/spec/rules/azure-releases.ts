import { azureKnows, AZURE_WORDS, type AzureWordName } from '../../facts/azure-vnet-releases.ts'
import { formatProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Path } from '../../text/tree.ts'
import type { Draft } from '../draft.ts'

/** What the spec needs of azure-vnet and the release does not know: it takes no notice, and says nothing. */
export function azureReleases(draft: Draft): readonly Finding[] {
  const release = draft.runtime.azureVnet
  if (release === undefined) return []
  return needs(draft)
    .filter(({ word }) => !azureKnows(release, word))
    .map(({ word, label, paths }) => {
      const path = paths.find(draft.given)
      return {
        code: 'WIN505',
        message: `azure-vnet \`${formatProgramVersion(release)}\` does not know \`${word}\``,
        label,
        help: `take release ${AZURE_WORDS[word].since} or newer of azure-vnet`,
        at: { path: ['runtime', 'azureVnet'] },
        related: path === undefined ? [] : [{ at: { path }, message: 'what needs it' }],
      }
    })
}

interface Need {
  readonly word: AzureWordName
  /** What happens without it. */
  readonly label: string
  /** The keys of the spec that can ask for it. */
  readonly paths: readonly Path[]
}

function needs({ azure, cni, policies }: Draft): readonly Need[] {
  const { executionMode, ipamMode, hnsTimeoutDurationInSeconds } = azure ?? {}
  return [
    ...(cni.ipam === 'azure-cns'
      ? [
          {
            word: 'azure-cns',
            label: 'it asks no Azure CNS, and takes the name for that of an IPAM plugin',
            paths: [['cni', 'ipam']],
          } as const,
        ]
      : []),
    ...(policies.loopbackDSR
      ? [
          {
            word: 'enableLoopbackDSR',
            label: 'a pod could not reach itself through its own Service',
            paths: [
              ['policies', 'endpoint', 'loopbackDSR'],
              ['network', 'dsr'],
            ],
          } as const,
        ]
      : []),
    ...(executionMode === 'v4swift'
      ? [{ word: executionMode, label: IGNORED, paths: [['azure', 'executionMode']] } as const]
      : []),
    ...(ipamMode === undefined
      ? []
      : [
          {
            word: ipamMode,
            label: IGNORED,
            paths: [
              ['azure', 'ipamMode'],
              ['cidrs', 'cluster'],
            ],
          } as const,
        ]),
    ...(hnsTimeoutDurationInSeconds === undefined
      ? []
      : [
          {
            word: 'hnsTimeoutDurationInSeconds',
            label: 'it waits for ever',
            paths: [['azure', 'hnsTimeoutDurationInSeconds']],
          } as const,
        ]),
  ]
}

const IGNORED = 'it ignores it without an error'
