import type { Finding } from '../../../diagnostic/finding.ts'
import type { Path, Tree } from '../../../text/tree.ts'
import { field, type Field, itemsOf, textOf } from '../../field.ts'
import type { HnsScope } from '../subject.ts'

/** The name of the adapter that a network is bound to: HNS looks for exactly this one on the node. */
export function networkAdapter(tree: Tree, path: Path, { api }: HnsScope): Finding[] {
  const names =
    api === 1 ? [field(tree, path, 'NetworkAdapterName')] : itemsOf(field(tree, path, 'Policies')).map(named)
  return names.flatMap((name) => (name === undefined ? [] : doubtful(name)))
}

function named({ path, value }: { readonly path: Path; readonly value: Tree }): Field | undefined {
  if (textOf(field(value, path, 'Type')?.value) !== 'NetAdapterName') return undefined
  const settings = field(value, path, 'Settings')
  return settings === undefined ? undefined : field(settings.value, settings.path, 'NetworkAdapterName')
}

function doubtful({ path, value }: Field): Finding[] {
  const name = textOf(value)
  if (name === undefined) return []
  const found = (message: string, help: string, severity: 'warning' | 'info' = 'warning'): Finding[] => [
    {
      code: 'WIN331',
      severity,
      message,
      label: 'where no adapter has exactly this name HNS answers 0x803b0006, An adapter was not found',
      help,
      at: { path },
    },
  ]
  if (name.trim() === '')
    return found('the name of the adapter is empty', 'write the name that Get-NetAdapter shows')
  if (name !== name.trim() || /\($|\([^)]*$/.test(name) || /^vEthernet$/i.test(name)) {
    return found(`the name of the adapter \`${name}\` is cut off`, 'write the whole name in quotation marks')
  }
  if (/^vEthernet \(/i.test(name)) {
    return found(
      `\`${name}\` is the adapter that HNS makes for the host, not the one of the machine`,
      'write the name of the adapter of the machine, such as `Ethernet`',
    )
  }
  const counted = / (\d+)$/.exec(name)?.[1]
  if (counted === undefined) return []
  // The first machines of a kind have few; a high number comes from adapters that were removed and found again.
  return found(
    `the adapter name \`${name}\` has the number that Windows counted it by, which differs between nodes`,
    'look the name up on each node with Get-NetAdapter',
    Number(counted) < 4 ? 'info' : 'warning',
  )
}
