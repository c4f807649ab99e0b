import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import { CLAIM_READERS } from './claims/readers.ts'
import type { Expected } from './expected-claims.ts'

/**
 * Faults of ours in a file: what it says is held against what the spec says, by a reader that knows nothing of how the
 * file was written. Since every file is held against the same values, the files agree with each other.
 */
export function checkArtifact(artifact: Artifact, expected: Expected): Finding[] {
  const reader = CLAIM_READERS[artifact.kind]
  const text = artifact.text
  const faults = [
    ...(text.endsWith('\n') && !text.includes('\r') && !text.startsWith('\uFEFF')
      ? []
      : ['its line ends or its encoding']),
    ...(reader === undefined ? [] : disagreements(reader(artifact), expected)),
  ]
  return faults.map((fault) => ({
    code: 'WIN901',
    message: `\`${artifact.path}\` disagrees with the spec in ${fault}`,
    at: { path: [] },
  }))
}

function disagreements(
  claims: ReturnType<NonNullable<(typeof CLAIM_READERS)['cni-config']>>,
  expected: Expected,
): string[] {
  return claims.flatMap(({ aspect, value }) => {
    const wanted = expected[aspect]
    return wanted === value ? [] : [`${aspect}: \`${value}\`, not \`${wanted ?? 'none'}\``]
  })
}
