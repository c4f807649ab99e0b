import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { always } from './json.ts'

/** What containerd is told: the keys of the fragment, whatever table they are in. */
export function containerdClaims({ text }: Artifact): Claim[] {
  const value = (key: string): unknown => {
    const written = new RegExp(`^\\s*${key} = (".*")$`, 'm').exec(text)?.[1]
    return written === undefined ? undefined : JSON.parse(written)
  }
  return [...always('conf-directory', value('conf_dir')), ...always('bin-directory', value('bin_dir'))]
}
