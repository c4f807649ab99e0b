import type { Finding } from '../../diagnostic/finding.ts'
import { placeholderIn } from '../../text/placeholder.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import { field, textOf } from '../field.ts'

/**
 * Words for `mode` that are not `vxlan`, which alone makes an overlay network: everything else makes an L2Bridge network
 * without an error. Source: projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go
 * NetworkApplicationContainer; the installers write `vxlan`, `windows-bgp` or nothing:
 * node/windows-packaging/CalicoWindows/libs/calico/calico.psm1, cni-plugin/pkg/install/install_windows.go 87c15906f20c.
 */
export function calicoMode({ tree, path }: EndpointPlugin, { cluster }: Context): Finding[] {
  const mode = field(tree, path, 'mode')
  const text = textOf(mode?.value) ?? ''
  if (mode === undefined || KNOWN.includes(text) || placeholderIn(text) !== undefined) return []
  const at = { path: mode.path }
  const word = text.trim().toLowerCase()
  if (word === 'vxlan') {
    return [
      {
        code: 'WIN239',
        severity: 'warning',
        message: `the mode \`${text}\` is not spelt \`vxlan\``,
        label: 'Calico compares it letter by letter, and makes no overlay network',
        help: 'write `vxlan`',
        at,
      },
    ]
  }
  const driver = cluster?.network.plugin === 'calico' ? cluster.network.driver : undefined
  // That the spec wants `vxlan` is told where the file is held against it.
  if (driver === 'overlay') return []
  const isBgp = BGP.includes(word)
  return [
    {
      code: 'WIN239',
      severity: isBgp ? 'info' : 'warning',
      message: `the mode \`${text}\` is none that Calico has`,
      label: 'Calico makes an L2Bridge network, as for every word but `vxlan`',
      help:
        word === 'none' && driver === undefined
          ? 'remove the file: with `CALICO_NETWORKING_BACKEND` at `none` another plugin makes the networks of pods'
          : isBgp || driver !== undefined
            ? 'write `windows-bgp`, as the installers do'
            : 'write `vxlan` for an overlay network, or `windows-bgp` for routes by BGP',
      at,
    },
  ]
}

/** True for the mode that makes an overlay network. */
export function isVxlanMode({ tree, path }: EndpointPlugin): boolean {
  return textOf(field(tree, path, 'mode')?.value) === 'vxlan'
}

const KNOWN = ['', 'vxlan', 'windows-bgp']

/** What is meant for `windows-bgp`; the installer for HostProcess containers makes that of the first two. */
const BGP = ['bird', 'bgp', 'windows-bgp', 'windows_bgp', 'windowsbgp', 'l2bridge']
