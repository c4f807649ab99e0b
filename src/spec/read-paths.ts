import type { Cluster } from './cluster.ts'
import { read, type Reader } from './reader.ts'
import { usesLogRunner, usesNssm } from './service-hosts.ts'
import { asWindowsPath } from './windows-path.ts'

type Paths = Cluster['paths']

/** Where things lie on the node. */
export function readPaths(
  reader: Reader,
  kubernetes: Cluster['kubernetes'],
  network: Pick<Cluster['network'], 'plugin' | 'policyEngine'>,
  confDirectory: string,
): Paths {
  const { plugin, policyEngine } = network
  const directory = at('directory', 'C:\\k', 'where the guides of Kubernetes put it')
  return {
    directory,
    kubelet: below('kubelet', 'kubelet.exe'),
    kubeProxy: below('kubeProxy', 'kube-proxy.exe'),
    flanneld: flannel('flanneld', join(directory, 'flanneld.exe'), BELOW),
    nssm: used(usesNssm(kubernetes, plugin), 'nssm', join(directory, 'nssm.exe'), BELOW),
    kubeLogRunner: used(
      usesLogRunner(kubernetes),
      'kubeLogRunner',
      join(directory, 'kube-log-runner.exe'),
      BELOW,
    ),
    kubeconfig: below('kubeconfig', 'config'),
    logDirectory: below('logDirectory', 'logs'),
    flannelNetConf: flannel('flannelNetConf', 'C:\\etc\\kube-flannel\\net-conf.json', 'default of flanneld'),
    flannelSubnetFile: flannel('flannelSubnetFile', 'C:\\run\\flannel\\subnet.env', 'default of flanneld'),
    calicoKubeconfig: used(
      plugin === 'calico' || policyEngine === 'calico',
      'calicoKubeconfig',
      plugin === 'calico'
        ? join(confDirectory, 'calico-kubeconfig')
        : 'C:\\CalicoWindows\\calico-kube-config',
      plugin === 'calico'
        ? 'where the installer of Calico puts it'
        : 'where the script that installs Calico puts it',
    ),
  }

  function at(key: keyof Paths, value: string, why: string): string {
    return read(reader, ['paths', key], asWindowsPath, { value, why })
  }
  function below(key: keyof Paths, name: string): string {
    return at(key, join(directory, name), BELOW)
  }
  function flannel(key: keyof Paths, value: string, why: string): string {
    return used(plugin === 'flannel', key, value, why)
  }
  /** What nothing uses is read for its mistakes only. */
  function used(isUsed: boolean, key: keyof Paths, value: string, why: string): string {
    const given = at(key, value, why)
    return isUsed ? given : value
  }
}

const BELOW = 'below `paths.directory`'

function join(directory: string, name: string): string {
  return `${directory}\\${name}`
}
