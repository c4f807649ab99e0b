import { CNI_PLUGINS, type CniPlugin, type PluginName } from '../facts/cni-plugins.ts'
import { type LimitName, limitsOf } from '../facts/network-limits.ts'
import { MODE_NAMES, type ModeName, NETWORK_MODES, type NetworkMode } from '../facts/network-modes.ts'
import { PLUGIN_KEYS } from '../facts/plugin-keys.ts'
import { POLICY_ENFORCEMENT, type PolicyEnforcement } from '../facts/policy-engines.ts'
import type { IpamName } from '../facts/ipam-options.ts'
import { ipamOf, PAIRS } from '../spec/pairs.ts'
import { MODELLED_PLUGINS } from '../programs/modelled-plugins.ts'

/** A network mode, the plugins that serve it, and what hnsc does for each. */
export interface ModeRow extends NetworkMode {
  readonly mode: ModeName
  readonly plugins: readonly PluginRow[]
  readonly limits: readonly LimitName[]
}

/** A plugin in a mode. */
export interface PluginRow extends CniPlugin {
  readonly plugin: PluginName
  /** True where `hnsc compile` writes the files of the pair. */
  readonly compiled: boolean
  /** The IPAM that a spec of the pair can have, where that is less than the plugin takes. */
  readonly written?: readonly IpamName[]
  /** By what `hnsc validate` judges its configuration: a model of the program, the keys that it reads, or nothing. */
  readonly checked: 'model' | 'keys' | 'nothing'
  /** Who enforces NetworkPolicies on its pods. */
  readonly networkPolicies: PolicyEnforcement
  /** An example spec, as a path in the repository, where the pair is compiled. */
  readonly example?: string
}

/** The table of network modes: what `hnsc modes` and docs/modes.md print. */
export const MODES: readonly ModeRow[] = MODE_NAMES.map((mode) => ({
  mode,
  ...NETWORK_MODES[mode],
  plugins: pluginNames().flatMap((plugin) => rowOf(mode, plugin)),
  limits: limitsOf(mode),
}))

function pluginNames(): readonly PluginName[] {
  return Object.keys(CNI_PLUGINS).filter((name): name is PluginName => Object.hasOwn(CNI_PLUGINS, name))
}

function rowOf(mode: ModeName, plugin: PluginName): readonly PluginRow[] {
  const facts: CniPlugin = CNI_PLUGINS[plugin]
  const past = facts.formerly?.[mode]
  if (past !== undefined)
    return [
      {
        plugin,
        ...facts,
        networkPolicies: { by: 'nobody', why: 'such a network is not made any more', sources: [] },
        use: past,
        noExample: 'none: such a network is not made any more',
        compiled: false,
        checked: 'nothing',
      },
    ]
  if (!facts.modes.includes(mode)) return []
  const pair = PAIRS.find((one) => one.driver === mode && one.plugin === plugin)
  const compiled = pair !== undefined
  const type = (facts.type ?? plugin).replace(/\.exe$/, '')
  const checked = MODELLED_PLUGINS.has(type) ? 'model' : Object.hasOwn(PLUGIN_KEYS, type) ? 'keys' : 'nothing'
  const ipam = facts.ipamIn?.[mode] ?? facts.ipam
  const written = pair === undefined ? ipam : ipamOf(pair.driver, pair.plugin)
  const example = compiled ? { example: `examples/${mode}-${plugin}.yaml` } : {}
  return [
    {
      plugin,
      ...facts,
      ipam,
      ...(written.length < ipam.length ? { written } : {}),
      networkPolicies: POLICY_ENFORCEMENT[plugin],
      compiled,
      checked,
      ...example,
    },
  ]
}
