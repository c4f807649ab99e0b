import { formatKubernetesVersion, parseKubernetesVersion } from '../facts/versions.ts'
import { NEWEST_KUBERNETES, OLDEST_KUBERNETES, windowsSupport } from '../facts/windows-support.ts'
import type { Cluster, Plugin } from './cluster.ts'
import { asChoice, refuse } from './parse.ts'
import { type Parse, read, type Reader } from './reader.ts'

type Kubernetes = Cluster['kubernetes']

/** `kubernetes.version`: the default is the newest release known. */
export function readKubernetesVersion(reader: Reader): Kubernetes['version'] {
  return read(reader, ['kubernetes', 'version'], asKubernetesVersion, {
    value: NEWEST_KUBERNETES,
    why: 'newest Kubernetes known',
  })
}

/** How the programs are set up and started. */
export function readKubernetesSetup(reader: Reader, plugin: Plugin): Omit<Kubernetes, 'version'> {
  return {
    form: read(reader, ['kubernetes', 'form'], asChoice(['flags', 'config']), {
      value: 'config',
      why: 'what Kubernetes recommends',
    }),
    services: read(
      reader,
      ['kubernetes', 'services'],
      asChoice(['native', 'nssm', 'none']),
      plugin === 'flannel'
        ? { value: 'nssm', why: 'flanneld is not a Windows service program' }
        : plugin === 'nat'
          ? { value: 'none', why: 'Kubernetes does not use NAT networks' }
          : plugin === 'antrea'
            ? { value: 'native', why: 'kubelet is a Windows service program' }
            : { value: 'native', why: 'kubelet and kube-proxy are Windows service programs' },
    ),
  }
}

const asKubernetesVersion: Parse<Kubernetes['version']> = (text) => {
  const value = parseKubernetesVersion(text)
  if (value === undefined) {
    return refuse({
      code: 'WIN128',
      message: `\`${text}\` is no Kubernetes release: it has no form like \`1.34\``,
      label: 'flags and feature gates depend on the release',
      help: 'write the major and the minor number, and the patch if it matters',
    })
  }
  if (windowsSupport(value) !== undefined) return { ok: true, value }
  const oldest = formatKubernetesVersion(OLDEST_KUBERNETES)
  const newest = formatKubernetesVersion(NEWEST_KUBERNETES)
  return refuse({
    code: 'WIN502',
    message: `Kubernetes \`${text}\` is unknown to hnsc`,
    label: `hnsc knows ${oldest} to ${newest}`,
    help: /^1\.[23]$/.test(text)
      ? `write \`"${text}0"\` with quotes, if a tool has cut the zero off`
      : `write a release from ${oldest} to ${newest}, or look for a newer hnsc`,
  })
}
