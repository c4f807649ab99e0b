import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { isNetworkName } from './network-name.ts'

/**
 * The name of a network that flanneld makes: it must be that of the HNS network, which is `flannel.<VNI>` or `cbr0`
 * unless net-conf.json says otherwise. Source: flannel-io/flannel pkg/backend v0.11.0 to v0.28.9.
 */
export const flannelNetwork: CniRule = ({ tree, endpoints }) => {
  const name = field(tree, [], 'name')
  const text = textOf(name?.value)
  // What is no name for CNI is told by another rule.
  if (name === undefined || text === undefined || !isNetworkName(text)) return []
  return endpoints.flatMap((endpoint): Finding[] => {
    if (endpoint.flannel === undefined) return []
    const usual = usualName(endpoint)
    if (usual === undefined || isUsual(text, usual)) return vniOf(text, usual, name.path)
    return [
      {
        code: 'WIN242',
        ...(OF_SCRIPTS.includes(text) ? { severity: 'info' as const } : {}),
        message: `\`${text}\` is not the name that flanneld gives its network unless it is told to`,
        label: consequence(endpoint, text),
        help: `name it \`${usual}\`, or set \`Backend.Name\` of net-conf.json to \`${text}\``,
        at: { path: name.path },
      },
    ]
  })
}

/** Source: microsoft/windows-container-networking common/core/network.go getOrCreateNetwork b96345f. */
function consequence({ type, dialect }: EndpointPlugin, name: string): string {
  return dialect === 'wcn'
    ? `without \`Backend.Name\` \`${type}\` asks HNS for a network \`${name}\` of its own, and pods are not in that of flanneld`
    : `without \`Backend.Name\` no pod starts: \`network ${name} not found\``
}

/** Names that the scripts of microsoft/SDN set in both files. Source: Kubernetes/windows/helper.psm1 242fb0c. */
const OF_SCRIPTS = ['vxlan0', 'cbr0']

function usualName({ type }: EndpointPlugin): string | undefined {
  if (type === 'win-overlay' || type === 'sdnoverlay') return 'flannel.4096'
  return type === 'win-bridge' || type === 'sdnbridge' ? 'cbr0' : undefined
}

function isUsual(text: string, usual: string): boolean {
  return usual === 'cbr0' ? text === usual : /^flannel\.\d+$/.test(text)
}

/** A VNI in the name that flanneld refuses on Windows. */
function vniOf(text: string, usual: string | undefined, path: readonly (string | number)[]): Finding[] {
  const vni = Number(/^flannel\.(\d+)$/.exec(text)?.[1])
  if (usual === 'cbr0' || !(vni < 4096)) return []
  return [
    {
      code: 'WIN242',
      message: `\`${text}\` is the network of VNI ${vni}, which flanneld refuses on Windows`,
      label: 'the smallest VNI there is 4096',
      help: 'set the VNI of net-conf.json to 4096 or more, on Linux nodes too, and name the network by it',
      at: { path },
    },
  ]
}
