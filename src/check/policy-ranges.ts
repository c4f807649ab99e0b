import type { Finding } from '../diagnostic/finding.ts'
import type { Cidr } from '../net/cidr.ts'
import { contains, formatCidr, parseCidr } from '../net/cidr.ts'
import { cidrText } from './cidr-text.ts'
import { exceptionsOf, setting } from './cni/policies.ts'
import type { PolicyEntry } from './cni/policies.ts'
import type { Context } from './context.ts'
import type { Field } from './field.ts'
import type { Carrier } from './hns/carrier.ts'

/**
 * What is wrong with the ranges of one policy: those that translation exempts, and the one that a route leads to.
 * `carrier` is the plugin that hands it on, where that is known.
 */
export function policyRanges(
  policy: Pick<PolicyEntry, 'type' | 'settings'>,
  context: Context,
  carrier?: Carrier,
): Finding[] {
  const prefix = setting(policy, 'DestinationPrefix')
  const noise =
    prefix?.value.kind === 'string' &&
    prefix.value.value === '' &&
    policy.type.toLowerCase() === 'outboundnat'
  return [
    ...exceptionsOf(policy).flatMap((place) => [
      ...rangeValue(place, 'exception', context, carrier),
      ...tooWide(place),
    ]),
    ...(prefix === undefined || noise ? [] : rangeValue(prefix, 'route', context, carrier)),
  ]
}

type Place = Pick<Field, 'path' | 'value'>

/** What is wrong with one range, as it reaches HNS. */
export function rangeValue(
  { path, value }: Place,
  what: 'exception' | 'route',
  context: Context,
  carrier?: Carrier,
): Finding[] {
  const consequence =
    what === 'exception'
      ? 'it reaches HNS as it is, and whatever HNS does with it, no range is exempt'
      : 'it reaches HNS as it is, and whatever HNS does with it, nothing is routed'
  const wrong = (message: string, help: string): Finding[] => [
    { code: 'WIN210', message, label: consequence, help, at: { path } },
  ]
  const help = 'write a network prefix such as `10.244.0.0/16`'
  if (value.kind !== 'string') {
    return wrong(`the ${what} is ${article(value.kind)}, not a string with one address range`, help)
  }
  const text = value.value
  const read = cidrText(text)
  switch (read.kind) {
    case 'cidr':
      return loopback(text, read.cidr, path, what)
    case 'placeholder':
      return text === ''
        ? wrong(`the ${what} is empty`, help)
        : wrong(`the ${what} \`${text}\` is a placeholder that nobody filled in`, help)
    case 'address':
      if (carrier === 'calico' && text === CALICO_DEFAULT) return [calicoDefault(what, path)]
      return [
        {
          code: 'WIN210',
          severity: 'warning',
          message: `the ${what} \`${text}\` has no prefix length`,
          label: 'at most the one address is meant by it',
          help: `write \`${text}/${text.includes(':') ? 128 : 32}\` for the one address, or the prefix of the range`,
          at: { path },
        },
      ]
    case 'host-bits':
      return [
        {
          code: 'WIN211',
          severity: hostBitsSeverity(context),
          message: `the ${what} \`${text}\` has bits behind its prefix`,
          label:
            context.windows === undefined
              ? 'Windows Server 2022 and later refuse the policy, 2019 takes it'
              : 'HNS refuses the policy',
          help: `write \`${read.canonical}\``,
          at: { path },
          fix: {
            title: `write \`${read.canonical}\``,
            safe: true,
            edits: [{ at: value, newText: JSON.stringify(read.canonical) }],
          },
        },
      ]
    case 'other':
      return wrong(`the ${what} \`${text}\` is no address range`, help)
  }
}

/**
 * What Calico's installer for HostProcess containers writes as the range of Services where nobody tells it. Source: projectcalico/calico cni-plugin/pkg/install/install_windows.go 87c15906f20c.
 */
const CALICO_DEFAULT = '10.96.0.10'

function calicoDefault(what: 'exception' | 'route', path: Place['path']): Finding {
  return {
    code: 'WIN210',
    severity: 'warning',
    message: `the ${what} is \`${CALICO_DEFAULT}\`, which Calico's installer writes where it is not told the range of Services`,
    label:
      what === 'exception'
        ? 'packets to all other Services are translated to the address of the node'
        : 'packets to all other Services are not routed into the network',
    help: 'set `KUBERNETES_SERVICE_CIDRS` of the installer, and write the range of Services here, such as `10.96.0.0/12`',
    at: { path },
  }
}

const LOOPBACK = ['127.0.0.0/8', '::1/128'].flatMap((text) => {
  const parsed = parseCidr(text)
  return parsed.ok ? [parsed.value] : []
})

/** No packet to such an address leaves the pod. Source: RFC 1122 section 3.2.1.3. */
function loopback(text: string, cidr: Cidr, path: Place['path'], what: string): Finding[] {
  if (!LOOPBACK.some((range) => contains(range, cidr))) return []
  return [
    {
      code: 'WIN210',
      severity: 'warning',
      message: `the ${what} \`${text}\` is a range of loopback addresses`,
      label: 'no packet to such an address ever leaves the pod',
      help: 'write the range of the pods, the Services or the nodes',
      at: { path },
    },
  ]
}

/** Windows Server 2019 is build 17763, 2022 is 20348. */
function hostBitsSeverity({ windows }: Context): 'warning' | 'info' {
  return windows !== undefined && windows.build < 20348 ? 'info' : 'warning'
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`
}

const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '168.63.129.16/32',
  '127.0.0.0/8',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '192.88.99.0/24',
  '224.0.0.0/3',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
  '2001:db8::/32',
].flatMap((text) => {
  const parsed = parseCidr(text)
  return parsed.ok ? [parsed.value] : []
})

/** All of a private block, or public addresses. */
function tooWide({ path, value }: Place): Finding[] {
  const read = value.kind === 'string' ? cidrText(value.value) : undefined
  if (value.kind !== 'string' || (read?.kind !== 'cidr' && read?.kind !== 'host-bits')) return []
  const { cidr } = read
  const what = width(cidr)
  if (what === undefined) return []
  return [
    {
      code: 'WIN229',
      message: `the exception \`${value.value}\` covers ${what}`,
      label: 'pods reach hosts there under their own address, so answers may not find back',
      help: 'list the ranges of pods, Services and nodes only',
      at: { path },
    },
  ]
}

function width(cidr: Cidr): string | undefined {
  if (cidr.prefix === 0) return 'every address'
  const home = PRIVATE.find((range) => contains(range, cidr))
  if (home === undefined) return 'public addresses'
  return formatCidr(cidr) === '10.0.0.0/8' ? 'a whole private block' : undefined
}
