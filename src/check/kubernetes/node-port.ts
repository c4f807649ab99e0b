import type { Finding, Target } from '../../diagnostic/finding.ts'
import { parseGoCidr } from '../../net/go-net.ts'
import type { Minor } from './line-view.ts'

/** The first address for node ports that kube-proxy does not take; `at` tells the place of an item. */
export function nodePortFinding(
  items: readonly string[],
  minor: Minor,
  at: (index: number) => Target,
): Finding[] {
  const index = items.findIndex(
    (item) =>
      item !== '' && parseGoCidr(item) === undefined && !(item === 'primary' && minor >= PRIMARY_SINCE),
  )
  const wrong = items[index]
  if (wrong === undefined) return []
  return [
    {
      code: 'WIN456',
      message:
        wrong === 'primary'
          ? '`nodePortAddresses` takes the word `primary` from Kubernetes 1.31 on'
          : `\`${wrong}\` is no CIDR for \`nodePortAddresses\``,
      label: `kube-proxy exits: \`KubeProxyConfiguration.NodePortAddresses[${index}]: Invalid value: "${wrong}": must be a valid CIDR\``,
      help: 'remove it: kube-proxy on Windows listens on every address anyway',
      at: at(index),
    },
  ]
}

/** The release with which the word came (pkg/proxy/apis/config/validation/validation.go, not in v1.30.0). */
const PRIMARY_SINCE = 31
