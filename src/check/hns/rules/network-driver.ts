import type { Finding } from '../../../diagnostic/finding.ts'
import type { WindowsTarget } from '../../../facts/windows-target.ts'
import type { Path, Tree } from '../../../text/tree.ts'
import { field, type Field, textOf } from '../../field.ts'
import { featureFinding } from '../feature-finding.ts'
import type { HnsScope } from '../subject.ts'
import type { SubnetSubject } from '../subnets.ts'

/** What a type of network cannot do: DHCP, IPv6, and to exist on a client of Windows. */
export function networkDriver(
  tree: Tree,
  path: Path,
  subnets: readonly SubnetSubject[],
  ipams: readonly { readonly path: Path; readonly value: Tree }[],
  { networkType, context }: HnsScope,
): Finding[] {
  const type = field(tree, path, 'Type')
  const driver = networkType?.toLowerCase() ?? ''
  const six = subnets.flatMap(({ prefix }) =>
    prefix !== undefined && textOf(prefix.value)?.includes(':') === true ? [prefix] : [],
  )[0]
  return [
    ...(type === undefined ? [] : client(type, driver, context.windows)),
    ...(type !== undefined && driver === 'l2tunnel' ? [azureOnly(type)] : []),
    ...(driver === 'l2bridge' || driver === 'l2tunnel' ? ipams.flatMap(dhcp) : []),
    ...(six === undefined
      ? []
      : driver === 'l2bridge' || driver === 'l2tunnel'
        ? featureFinding('IPv6DualStack', 'IPv6 subnets', { path: six.path }, context)
        : noIpv6(six, networkType ?? '')),
  ]
}

/** Builds that a client of Windows has too. */
const CLIENT_BUILDS = [17763, 18362, 18363, 19041, 19042, 26100]

/** A build number does not say whether it is a Server; the name of a release does. */
function client(type: Field, driver: string, windows: WindowsTarget | undefined): Finding[] {
  if (windows?.revision === undefined || !CLIENT_BUILDS.includes(windows.build)) return []
  if (driver !== 'l2bridge' && driver !== 'l2tunnel' && driver !== 'overlay') return []
  return [
    {
      code: 'WIN332',
      message: `Windows 10 and 11 refuse networks of type \`${textOf(type.value)}\`, and build ${windows.build} exists as both`,
      label: 'on a client HNS answers 0x57, the parameter is incorrect',
      help: 'use Windows Server; name its release with `--windows` to say that it is one',
      at: { path: type.path },
    },
  ]
}

/** Source: MicrosoftDocs/Virtualization-Documentation network-drivers-topologies.md 77e0742a. */
function azureOnly({ path, value }: Field): Finding {
  return {
    code: 'WIN332',
    message: `networks of type \`${textOf(value)}\` are for machines in Azure only`,
    label: 'elsewhere its traffic is sent to a host that does not forward it',
    help: 'use L2Bridge outside Azure',
    at: { path },
  }
}

function dhcp({ path, value }: { readonly path: Path; readonly value: Tree }): Finding[] {
  const type = field(value, path, 'Type')
  if (type === undefined || textOf(type.value)?.toLowerCase() !== 'dhcp') return []
  return [
    {
      code: 'WIN332',
      message: 'an L2Bridge network takes no addresses from DHCP',
      label: 'HNS gives its endpoints static addresses only',
      help: 'write `Static` and the subnets',
      at: { path: type.path },
    },
  ]
}

function noIpv6(prefix: Field, type: string): Finding[] {
  if (!/^(nat|overlay|transparent)$/i.test(type)) return []
  return [
    {
      code: 'WIN332',
      message: `a network of type \`${type}\` has no IPv6`,
      label: 'HNS refuses the subnet or gives no such addresses',
      help: 'use L2Bridge for dual stack, or leave the IPv6 subnet out',
      at: { path: prefix.path },
    },
  ]
}
