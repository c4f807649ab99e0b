import type { Finding } from '../../diagnostic/finding.ts'
import { possibleHnsVersions } from '../../facts/hns-versions.ts'
import { WCN_NO_DSR } from '../../facts/wcn-releases.ts'
import { windowsHas } from '../../facts/hns-features.ts'
import type { Context } from '../context.ts'
import { LOOPBACK_KEYS } from '../cni/loopback-keys.ts'
import { type Field, fieldAt } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** Each plugin's own key, and what becomes of it where HNS has no direct server return. */
const KEYS: readonly (readonly [keys: readonly string[], effect: string])[] = [
  [
    LOOPBACK_KEYS.hns,
    'the plugin leaves it out, or its policy uses up the ports that load balancers need: 0xe',
  ],
  [LOOPBACK_KEYS.wcn, `the plugin refuses: \`${WCN_NO_DSR}\``],
  [LOOPBACK_KEYS.azure, "the plugin refuses: hcn doesn't support DSR"],
  [LOOPBACK_KEYS.calico, 'its policy uses up the ports that load balancers need: 0xe'],
]

/** The loopback of direct server return on a build of Windows that has none. */
export const loopbackDsr: CniRule = ({ tree, plugins }, context) => {
  const trees = plugins.length === 0 ? [{ tree, path: [] }] : plugins
  return trees.flatMap(({ tree: own, path }) =>
    KEYS.flatMap(([keys, effect]) =>
      [keys, ['delegate', ...keys]].flatMap((route) =>
        missing(fieldAt(own, path, ...route), effect, context),
      ),
    ),
  )
}

function missing(key: Field | undefined, effect: string, { windows }: Context): Finding[] {
  if (key?.value.kind !== 'boolean' || !key.value.value || windows === undefined) return []
  if (windowsHas(windows, 'DSR') !== false) return []
  const versions = possibleHnsVersions(windows).map(([major, minor]) => `${major}.${minor}`)
  return [
    {
      code: 'WIN344',
      message: `\`${key.member.key}\` needs direct server return, which build ${windows.build}.${windows.revision ?? 0} has not got`,
      label: effect,
      help: `install an update (from 17763.1432 on Windows Server 2019), or write \`false\`: the HNS of this build is ${versions.join(' or ')}`,
      at: { path: key.path },
    },
  ]
}
