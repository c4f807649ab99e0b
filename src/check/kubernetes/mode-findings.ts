import type { Finding, Target } from '../../diagnostic/finding.ts'
import { blankProxyMode, proxyModes } from '../../facts/proxy-modes.ts'
import type { Minor } from './line-view.ts'
import { release } from './program-texts.ts'

/** A mode of kube-proxy that no one has named, or that goes with a later release. `right`: how to write the right one. */
export function modeFindings(mode: string | undefined, minor: Minor, at: Target, right: string): Finding[] {
  if (mode === undefined || mode === '') {
    if (blankProxyMode(minor) !== 'userspace') return []
    return [
      {
        code: 'WIN439',
        message: 'no mode is named, which is userspace up to Kubernetes 1.25',
        label: 'kube-proxy runs without the kernel',
        help: right,
        at,
      },
    ]
  }
  const fact = proxyModes(minor).find(({ name }) => name === mode)
  if (fact?.until === undefined || fact.deprecated === undefined || minor < fact.deprecated) return []
  return [
    {
      code: 'WIN404',
      message: `the mode \`${mode}\` is removed in Kubernetes ${release(fact.until + 1)}`,
      help: right,
      at,
    },
  ]
}
