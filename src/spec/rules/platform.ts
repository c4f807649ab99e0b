import type { Finding } from '../../diagnostic/finding.ts'
import type { Draft } from '../draft.ts'
import { pairOf } from '../pairs.ts'

/** Drivers and plugins that need a certain cloud, or do not work in one. */
export function platform({ network: { driver, plugin }, platform: where, given }: Draft): readonly Finding[] {
  const wanted = wantedPlatform(driver, plugin)
  if (wanted === undefined || where === wanted.platform) return []
  // Of a pair that is refused anyway nothing more needs to be said.
  if (pairOf(driver, plugin) === undefined) return []
  const at = { path: ['network', given(['network', wanted.key]) ? wanted.key : 'driver'] }
  if (where === undefined) {
    return [
      {
        code: 'WIN137',
        severity: 'info',
        message: `${wanted.name} works on ${NAMES[wanted.platform]} only`,
        label: wanted.why,
        help: `say \`platform: ${wanted.platform}\` when the nodes are there`,
        at,
      },
    ]
  }
  return [
    {
      code: 'WIN137',
      message: `${wanted.name} does not work on \`platform: ${where}\``,
      label: wanted.why,
      help: wanted.help,
      at,
      related: [{ at: { path: ['platform'] }, message: 'where the nodes are' }],
    },
  ]
}

interface Wanted {
  readonly platform: 'azure'
  readonly key: 'driver' | 'plugin'
  readonly name: string
  readonly why: string
  readonly help: string
}

const NAMES = { azure: 'Azure' } as const

function wantedPlatform(
  driver: Draft['network']['driver'],
  plugin: Draft['network']['plugin'],
): Wanted | undefined {
  if (plugin === 'azure-vnet') {
    return {
      platform: 'azure',
      key: 'plugin',
      name: 'plugin `azure-vnet`',
      why: 'its addresses come from the host of an Azure virtual machine, or from Azure CNS',
      help: 'take `win-bridge` with l2bridge, or `win-overlay` with overlay',
    }
  }
  if (driver !== 'l2tunnel') return undefined
  return {
    platform: 'azure',
    key: 'driver',
    name: 'driver `l2tunnel`',
    why: 'all its packets go to the virtualization host, and only that of Azure sends them on',
    help: 'take driver l2bridge: it does the same without the host',
  }
}
