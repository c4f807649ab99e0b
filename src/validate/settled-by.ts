import { viewsOf } from '../check/kubernetes/check-script.ts'
import { isScriptKind, SCRIPT_DIALECTS } from '../check/kubernetes/script-kinds.ts'
import { KUBELET_FLAGS } from '../facts/kubelet-flags.ts'
import { NEWEST_KUBERNETES } from '../facts/windows-support.ts'
import type { Diagnostic } from '../generated/types.ts'
import { lastUse } from '../programs/kube-proxy.ts'
import { parseArguments } from '../programs/pflag.ts'
import { entryOf } from '../text/entry-of.ts'
import type { Validated } from './validate.ts'

/**
 * A function that is true for a doubt about one file which another of the files removes: the name of the network, where
 * net-conf.json is there, with which it is compared; and what the configuration of the kubelet leaves out, where each
 * command line that names such a file has the flag for it.
 */
export function settledBy(read: readonly Validated[]): (diagnostic: Diagnostic, of: Validated) => boolean {
  const hasNetConf = read.filter(({ kind }) => kind === 'flannel-net-conf').length === 1
  const hasKubelet = read.some(({ kind }) => kind === 'kubelet-configuration')
  const lines = hasKubelet ? read.flatMap(kubeletFlags) : []
  return ({ code }, { kind }) => {
    if (code === 'WIN242') return hasNetConf
    const flag = kind === 'kubelet-configuration' ? entryOf(FLAGS, code) : undefined
    return flag !== undefined && lines.length > 0 && lines.every((uses) => uses(flag))
  }
}

/** The flag that says what a finding misses in the file. */
const FLAGS: Readonly<Record<string, string>> = {
  WIN449: 'resolv-conf',
  WIN451: 'container-runtime-endpoint',
  WIN452: 'resolv-conf',
}

/** For each command line of a kubelet with a configuration file whether it has a flag. */
function kubeletFlags({ kind, document }: Validated): ((flag: string) => boolean)[] {
  if (kind === undefined || !isScriptKind(kind)) return []
  return viewsOf(document.pieces[0].text, SCRIPT_DIALECTS[kind])
    .filter(({ program }) => program === 'kubelet')
    .map(({ args }) => parseArguments(args, KUBELET_FLAGS, NEWEST_KUBERNETES.minor))
    .filter((parsed) => lastUse(parsed, 'config') !== undefined)
    .map((parsed) => (flag) => lastUse(parsed, flag) !== undefined)
}
