import type { Finding } from '../../diagnostic/finding.ts'
import { flagPresence } from '../../facts/flag.ts'
import { PAUSE_IMAGES } from '../../facts/pause-images.ts'
import { lastUse } from '../../programs/kube-proxy.ts'
import type { ParsedArguments } from '../../programs/pflag.ts'
import type { Context } from '../context.ts'
import { type LineView, type Minor, spanOf } from './line-view.ts'
import { release } from './program-texts.ts'

/** A pause image without a manifest for the node's Windows; of images that are not in the tables nothing is said. */
export function pauseFindings(
  view: LineView,
  parsed: ParsedArguments,
  minor: Minor,
  { windows }: Context,
): Finding[] {
  const use = lastUse(parsed, 'pod-infra-container-image')
  if (use?.valueAt === undefined) return []
  const image = PAUSE_IMAGES.find((known) => known.image === use.value)
  const at = { span: spanOf(view, use.valueAt) }
  const { unusedSince } = use.flag
  if (unusedSince !== undefined && minor >= unusedSince && flagPresence(use.flag, minor) !== 'no') {
    return [
      {
        code: 'WIN457',
        severity: 'info',
        message: `the kubelet does not use \`--pod-infra-container-image\` since Kubernetes ${release(unusedSince)}`,
        label: 'the runtime has a setting of its own',
        help: 'set `sandbox_image` of containerd',
        at,
      },
    ]
  }
  if (image === undefined || windows === undefined || image.releases.includes(windows.release)) return []
  return [
    {
      code: 'WIN457',
      message: `\`${use.value}\` has no manifest for Windows ${windows.release}`,
      label: 'no pod starts',
      help: `use one such as \`${PAUSE_IMAGES.find(({ releases }) => releases.includes(windows.release))?.image ?? ''}\``,
      at,
    },
  ]
}
