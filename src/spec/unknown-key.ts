import { CLUSTER_NETWORK_SPEC_KEYS } from '../generated/keys.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { nearest } from '../text/nearest.ts'
import { type Path, pointer } from '../text/tree.ts'
import { spell } from './spell.ts'
import { entryOf } from '../text/entry-of.ts'

/** The finding about a key that the spec does not know, with the key that was probably meant. */
export function unknownKey(path: Path): Finding {
  const parent = path.slice(0, -1)
  const key = String(path.at(-1))
  const known =
    entryOf(
      CLUSTER_NETWORK_SPEC_KEYS,
      pointer(parent.map((step) => (typeof step === 'number' ? '*' : step))),
    ) ?? []
  return {
    code: 'WIN010',
    message: `\`${key}\` is no key of ${parent.length === 0 ? 'a cluster network spec' : `\`${spell(parent)}\``}`,
    label: 'nothing reads it',
    help: advice(parent, key, known),
    at: { path, part: 'key' },
  }
}

/** The same spelling elsewhere says more than a similar spelling here. */
function advice(parent: Path, key: string, known: readonly string[]): string {
  const moved = MEANT.get(key.toLowerCase()) ?? elsewhere(key)
  const here = spell(parent)
  if (moved !== undefined) {
    const [object, last] = [moved.slice(0, moved.lastIndexOf('.')), moved.slice(moved.lastIndexOf('.') + 1)]
    return object === here ? `write \`${last}\`` : `write it as \`${moved}\``
  }
  const near = nearest(key, known)
  return near === undefined
    ? `remove it, or use one of ${known.map((k) => `\`${k}\``).join(', ')}`
    : `write \`${near}\``
}

/** Where a key of exactly this name is at home, if in one place only. */
function elsewhere(key: string): string | undefined {
  const homes = Object.entries(CLUSTER_NETWORK_SPEC_KEYS).filter(([, keys]) => keys.includes(key))
  const [home, ...others] = homes.map(([at]) => at)
  // A key of the top, such as `kind`, is never one that slipped into an object.
  if (home === undefined || home === '' || others.length > 0) return undefined
  return `${home.slice(1).replaceAll('/*', '[...]').replaceAll('/', '.')}.${key}`.replace(/^\./, '')
}

/** What kubeadm, kube-proxy, kubelet, flannel and the scripts of microsoft/SDN call the things of a spec, in lower case. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['clustercidr', 'cidrs.cluster'],
  ['podsubnet', 'cidrs.cluster'],
  ['podcidrs', 'nodes[...].podCIDR'],
  ['servicecidr', 'cidrs.service'],
  ['servicesubnet', 'cidrs.service'],
  ['managementsubnet', 'cidrs.management'],
  ['managementcidr', 'cidrs.management'],
  ['nodecidrmasksize', 'cidrs.nodeMask'],
  ['subnetlen', 'cidrs.nodeMask'],
  ['clusterdns', 'dns.server'],
  ['dnsserver', 'dns.server'],
  ['kubednsserviceip', 'dns.server'],
  ['clusterdomain', 'dns.domain'],
  ['dnsdomain', 'dns.domain'],
  ['enabledsr', 'network.dsr'],
  ['networkname', 'network.name'],
  ['networkmode', 'network.driver'],
  ['backendtype', 'network.driver'],
  ['endpointmacprefix', 'network.macPrefix'],
  ['exceptionlist', 'outboundNat.exceptions'],
  ['interfacename', 'windows.adapter'],
  ['logdir', 'paths.logDirectory'],
  ['cnibindir', 'cni.binDirectory'],
  ['cniconfdir', 'cni.confDirectory'],
  ['kubernetesversion', 'kubernetes.version'],
  ['windowsversion', 'windows.version'],
  ['nodeip', 'nodes[...].managementIP'],
])
