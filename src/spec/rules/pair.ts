import type { Finding } from '../../diagnostic/finding.ts'
import type { Driver, Plugin } from '../cluster.ts'
import type { Draft } from '../draft.ts'
import { compiledDrivers, compiledPlugins, pairOf } from '../pairs.ts'
import { listed } from '../spell.ts'

/** A plugin that does not serve the driver, and pairs that hnsc does not compile yet. */
export function pair({ network: { driver, plugin }, given }: Draft): readonly Finding[] {
  const at = { path: ['network', given(['network', 'plugin']) ? 'plugin' : 'driver'] }
  const found = pairOf(driver, plugin)
  if (found?.status === 'compiled') return []
  const compiled = compiledPlugins(driver)
  if (found === undefined) {
    const plugins = compiled.map((name) => `\`${name}\``)
    return [
      {
        code: 'WIN119',
        message: `plugin \`${plugin}\` does not go with driver \`${driver}\``,
        ...reason(driver, plugin),
        help:
          compiled.length === 0
            ? `take a plugin that serves ${driver}`
            : `take ${listed(plugins, 'or')} with ${driver}`,
        at,
        related: [{ at: { path: ['network', 'driver'] }, message: 'the driver' }],
      },
    ]
  }
  const drivers = compiledDrivers().map((name) => `${name} with ${listed(compiledPlugins(name), 'or')}`)
  return [
    {
      code: 'WIN120',
      message: `driver \`${driver}\` with plugin \`${plugin}\` is not compiled yet`,
      help: `take ${listed(drivers, 'or')}`,
      at,
    },
  ]
}

function reason(driver: Driver, plugin: Plugin): { readonly label?: string } {
  if (plugin === 'flannel' && driver === 'l2tunnel') {
    return {
      label: 'flanneld stops: "unknown backend type: l2tunnel"; its host-gw always makes an L2Bridge network',
    }
  }
  if (plugin === 'flannel')
    return { label: 'flanneld on Windows has the backends host-gw (l2bridge) and vxlan (overlay)' }
  if (plugin === 'win-bridge') return { label: 'win-bridge stops: "network ... is of unexpected type"' }
  if (plugin === 'win-overlay') return { label: 'win-overlay stops: "network ... is of an unexpected type"' }
  return {}
}
