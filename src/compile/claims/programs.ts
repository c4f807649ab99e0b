import type { Artifact } from '../../emit/artifact.ts'
import { parseYaml } from '../../text/yaml.ts'
import { plain } from '../../text/tree.ts'
import type { Aspect, Claim } from './claim.ts'
import { claim, get } from './json.ts'

/** What kube-proxy's flags say. */
export function kubeProxyFlagClaims({ text }: Artifact): Claim[] {
  return flagClaims(text, {
    kubeconfig: 'kubeconfig',
    'hostname-override': 'node-name',
    'cluster-cidr': 'cluster-cidr',
    'bind-address': 'node-ip',
    'network-name': 'network-name',
    'source-vip': 'source-vip',
  })
}

/** What kube-proxy's file says. */
export function kubeProxyConfigClaims({ text }: Artifact): Claim[] {
  const document = readYaml(text)
  return [
    ...claim('kubeconfig', get(document, 'clientConnection', 'kubeconfig')),
    ...claim('node-name', get(document, 'hostnameOverride')),
    ...claim('cluster-cidr', get(document, 'clusterCIDR')),
    ...claim('node-ip', get(document, 'bindAddress')),
    ...claim('network-name', get(document, 'winkernel', 'networkName')),
    ...claim('source-vip', get(document, 'winkernel', 'sourceVip')),
  ]
}

/** What the kubelet's flags say. */
export function kubeletFlagClaims({ text }: Artifact): Claim[] {
  return flagClaims(text, {
    kubeconfig: 'kubeconfig',
    'hostname-override': 'node-name',
    'node-ip': 'node-ip',
    'cluster-dns': 'dns-server',
    'cluster-domain': 'dns-domain',
    'cni-bin-dir': 'bin-directory',
    'cni-conf-dir': 'conf-directory',
  })
}

/** What the kubelet's file says. */
export function kubeletConfigClaims({ text }: Artifact): Claim[] {
  const document = readYaml(text)
  return [
    ...claim('dns-server', get(document, 'clusterDNS')),
    ...claim('dns-domain', get(document, 'clusterDomain')),
  ]
}

/** What flanneld's flags say. */
export function flanneldFlagClaims({ text }: Artifact): Claim[] {
  return flagClaims(text, {
    'kubeconfig-file': 'kubeconfig',
    iface: 'node-ip',
    'net-config-path': 'net-conf-path',
    'subnet-file': 'subnet-file',
  })
}

/** What flanneld's environment says. */
export function flanneldEnvClaims({ text }: Artifact): Claim[] {
  return claim('node-name', /^NODE_NAME=(.*)$/m.exec(text)?.[1])
}

function flagClaims(text: string, aspects: Readonly<Record<string, Aspect>>): Claim[] {
  return text.split('\n').flatMap((line) => {
    const [, flag = '', value] = /^--([a-z-]+)=(.*)$/.exec(line) ?? []
    const aspect = Object.hasOwn(aspects, flag) ? aspects[flag] : undefined
    return aspect === undefined ? [] : claim(aspect, value)
  })
}

function readYaml(text: string): unknown {
  const { tree, problems } = parseYaml(text)
  if (tree === undefined || problems.length > 0) throw new Error('a configuration file of ours is no YAML')
  return plain(tree)
}
