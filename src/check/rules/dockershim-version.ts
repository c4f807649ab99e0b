import { libraryVersions } from '../../facts/plugin-generations.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/**
 * A `cniVersion` that the kubelet does not read in the result of a plugin, where it calls plugins itself. What came after
 * the dockershim of the kubelet has a newer library. Source: kubernetes/kubernetes go.mod v1.23.0;
 * containernetworking/cni pkg/version/version.go NewResult v0.8.1.
 */
export const dockershimVersion: CniRule = ({ tree }, { runtime, kubernetes }) => {
  const found = field(tree, [], 'cniVersion')
  const text = textOf(found?.value)
  if (runtime !== 'dockershim' || found === undefined || text === undefined) return []
  const newer = libraryVersions('1.3.0').filter((version) => !KUBELET.includes(version))
  if (!newer.includes(text)) return []
  return [
    {
      code: 'WIN507',
      ...(kubernetes === undefined ? { severity: 'warning' as const } : {}),
      message: `the kubelet with dockershim reads no result of \`cniVersion\` \`${text}\``,
      label: `no pod starts: \`unsupported CNI result version "${text}"\`${kubernetes === undefined ? ', up to Kubernetes 1.23' : ''}`,
      help: `write \`${KUBELET.at(-1) ?? ''}\` or less, as far as the plugin takes it`,
      at: { path: found.path },
    },
  ]
}

/** Oldest first. */
const KUBELET = libraryVersions('0.8.1')
