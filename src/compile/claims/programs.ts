import type { Artifact } from '../../emit/artifact.ts'
import { parseYaml } from '../../text/yaml.ts'
import { plain } from '../../text/tree.ts'
import type { Aspect, Claim } from './claim.ts'
import { always, get } from './json.ts'

/** What kube-proxy's flags say, all of them. */
export function kubeProxyFlagClaims({ text }: Artifact): Claim[] {
  return flagClaims(text, {
    kubeconfig: 'kubeconfig',
    'hostname-override': 'node-name',
    'cluster-cidr': 'cluster-cidr',
    'bind-address': 'bind-address',
    'network-name': 'network-name',
    'source-vip': 'source-vip',
    'enable-dsr': 'dsr',
  })
}

/** What kube-proxy's file says. */
export function kubeProxyConfigClaims({ text }: Artifact): Claim[] {
  const document = readYaml(text)
  return [
    ...always('kubeconfig', get(document, 'clientConnection', 'kubeconfig')),
    ...always('node-name', get(document, 'hostnameOverride')),
    ...always('cluster-cidr', get(document, 'clusterCIDR')),
    ...always('bind-address', get(document, 'bindAddress')),
    ...always('network-name', get(document, 'winkernel', 'networkName')),
    ...always('source-vip', get(document, 'winkernel', 'sourceVip')),
    ...always('dsr', get(document, 'winkernel', 'enableDSR')),
  ]
}

/** What the kubelet's flags say, all of them. */
export function kubeletFlagClaims(artifact: Artifact): Claim[] {
  return [
    ...kubeletRestClaims(artifact),
    ...flagClaims(artifact.text, { 'cluster-dns': 'dns-server', 'cluster-domain': 'dns-domain' }),
  ]
}

/** What the kubelet's flags say that stay beside the file. */
export function kubeletRestClaims({ text }: Artifact): Claim[] {
  return [
    ...flagClaims(text, { kubeconfig: 'kubeconfig', 'hostname-override': 'node-name', 'node-ip': 'node-ip' }),
    ...(text.includes('--network-plugin=cni')
      ? flagClaims(text, { 'cni-bin-dir': 'bin-directory', 'cni-conf-dir': 'conf-directory' })
      : []),
  ]
}

/** What the kubelet's file says. */
export function kubeletConfigClaims({ text }: Artifact): Claim[] {
  const document = readYaml(text)
  return [
    ...always('dns-server', get(document, 'clusterDNS')),
    ...always('dns-domain', get(document, 'clusterDomain')),
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
  return always('node-name', /^NODE_NAME=(.*)$/m.exec(text)?.[1])
}

/** What a file of flags, one a line, says by each of these flags. */
function flagClaims(text: string, aspects: Readonly<Record<string, Aspect>>): Claim[] {
  const values = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, flag = '', value = ''] = /^--([a-z-]+)=(.*)$/.exec(line) ?? []
    values.set(flag, value)
  }
  return Object.entries(aspects).flatMap(([flag, aspect]) => always(aspect, values.get(flag)))
}

function readYaml(text: string): unknown {
  const { tree, problems } = parseYaml(text)
  if (tree === undefined || problems.length > 0) throw new Error('a configuration file of ours is no YAML')
  return plain(tree)
}
