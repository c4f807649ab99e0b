import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import type { Claim } from './claims/claim.ts'
import { NONE } from './claims/json.ts'
import { CLAIM_READERS } from './claims/readers.ts'
import type { Expected } from './expected-claims.ts'
import { shapeFault } from './shape-fault.ts'

/**
 * Faults of ours in a file: what it says is held against what the spec says, by a reader that knows nothing of how the
 * file was written. Since every file is held against the same values, the files agree with each other.
 */
export function checkArtifact(artifact: Artifact, expected: Expected): Finding[] {
  const { shape, claims } = readArtifact(artifact)
  const faults = [...(shape === undefined ? [] : [shape]), ...disagreements(claims, expected)]
  return faults.map((fault) => ({
    code: 'WIN901',
    message: `\`${artifact.path}\` disagrees with the spec in ${fault}`,
    at: { path: [] },
  }))
}

/** What a file says when it is read back. */
export interface Reading {
  /** What is wrong with its form. */
  readonly shape: string | undefined
  readonly claims: readonly Claim[]
}

/** Reads a file back; the reading depends on nothing but its path, its kind and its text. */
export function readArtifact(artifact: Artifact): Reading {
  return isPlainText(artifact.text)
    ? { shape: shapeFault(artifact), claims: CLAIM_READERS[artifact.kind]?.(artifact) ?? [] }
    : { shape: 'its line ends or its encoding', claims: [] }
}

/**
 * True for lines with LF behind each and no byte order mark, none of which begins a file of a bundle. Source of the form of
 * such lines: golang.org/x/tools txtar/archive.go, v0.28.0.
 */
function isPlainText(text: string): boolean {
  return (
    text.endsWith('\n') && !text.includes('\r') && !text.startsWith('\uFEFF') && !/^-- .+ --$/m.test(text)
  )
}

/** Where claims differ from what the spec says. */
export function disagreements(claims: readonly Claim[], expected: Expected): string[] {
  return claims.flatMap(({ aspect, value }) => {
    const wanted = expected[aspect] ?? NONE
    return wanted === value ? [] : [`${aspect}: \`${value}\`, not \`${wanted}\``]
  })
}
