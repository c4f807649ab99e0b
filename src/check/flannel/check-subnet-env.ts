import { flannelCniRelease } from '../../facts/flannel-cni-releases.ts'
import { parseProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, contains, parseCidr } from '../../net/cidr.ts'
import type { ProgramError } from '../../programs/outcome.ts'
import { readSubnetEnv, takesLine } from '../../programs/flannel/subnet-env.ts'
import { type EnvLine, readEnvFile } from '../../text/env-file.ts'
import { nearest } from '../../text/nearest.ts'
import { cidrText } from '../cidr-text.ts'
import type { Context } from '../context.ts'

/**
 * What is wrong with subnet.env, which the flannel CNI plugin reads at each pod. `text` is the decoded text: an encoding
 * that the plugin does not read is told by the reader of texts.
 */
export function checkSubnetEnv(text: string, { flannelCni }: Context): Finding[] {
  const { lines } = readEnvFile(text)
  const version = flannelCni ?? parseProgramVersion('1.9.1-flannel1')
  if (version === undefined) return []
  const release = flannelCniRelease(version)
  const { result } = readSubnetEnv(text, 'subnet.env', release)
  const values = lines.flatMap((line) => valueRules(line))
  // Of a key that stands twice, the first value may be a good one.
  const failing = result.ok
    ? undefined
    : lines.find((line) => line.key === result.error.path?.[0] && !takesLine(line, release))
  const told = values.some(
    ({ at, severity }) => severity !== 'warning' && at.span?.start === failing?.valueSpan.start,
  )
  return [
    ...values,
    ...(result.ok || (failing !== undefined && told) ? [] : [failure(result.error, failing)]),
    ...(result.ok && result.value.networks.length === 0 ? [ipv6Only(lines)] : []),
    ...repeated(lines),
    ...unknown(lines),
    ...together(lines),
  ]
}

const KEYS = [
  'FLANNEL_NETWORK',
  'FLANNEL_SUBNET',
  'FLANNEL_IPV6_NETWORK',
  'FLANNEL_IPV6_SUBNET',
  'FLANNEL_MTU',
  'FLANNEL_IPMASQ',
]

/** What the plugin stops at: a line that it cannot read, or keys that are missing. */
function failure({ text, panic }: ProgramError, line: EnvLine | undefined): Finding {
  const isBare = line !== undefined && line.value === undefined
  return {
    code: panic === true ? 'WIN202' : 'WIN201',
    message: `flannel ${panic === true ? 'crashes' : 'refuses the file'}: \`${text}\``,
    label: 'no pod starts',
    help: isBare
      ? `write \`${line.key}=\` and its value`
      : line?.key === 'FLANNEL_MTU'
        ? 'write a whole number, such as `1450`'
        : line !== undefined
          ? 'write a network prefix such as `10.244.1.0/24`'
          : 'let flanneld write the file; it does so when it has made its network',
    at: { span: line === undefined ? { start: 0, end: 0 } : isBare ? line.keySpan : line.valueSpan },
  }
}

/** The plugin takes the first of the IPv4 networks without looking whether there is one. Measured at v1.1.2. */
function ipv6Only(lines: readonly EnvLine[]): Finding {
  const line = lines.find(({ key }) => key === 'FLANNEL_IPV6_NETWORK')
  return {
    code: 'WIN202',
    message: 'the file has IPv6 keys only, and the flannel plugin crashes on Windows without the IPv4 ones',
    label: 'no pod starts: `runtime error: index out of range`',
    help: 'let flanneld write the file with `EnableIPv4`',
    at: { span: line?.keySpan ?? { start: 0, end: 0 } },
  }
}

function valueRules({ key, value, valueSpan }: EnvLine): Finding[] {
  if (value === undefined || !KEYS.includes(key)) return []
  if (key === 'FLANNEL_IPMASQ') {
    if (value === 'true' || value === 'false') return []
    return [
      {
        code: 'WIN258',
        message: `\`FLANNEL_IPMASQ\` is \`${value}\`, neither \`true\` nor \`false\``,
        label: 'the plugin takes everything but exactly `true` for false',
        help: 'write `true` or `false` in lower case, without quotation marks or blanks',
        at: { span: valueSpan },
      },
    ]
  }
  const bare = value.trim().replace(/^["']|["']$/g, '')
  if (bare === value || key === 'FLANNEL_MTU') return []
  const fix = { title: `write \`${bare}\``, safe: true, edits: [{ at: valueSpan, newText: bare }] }
  return [
    {
      code: 'WIN259',
      message: `the value of \`${key}\` has ${/["']/.test(value) ? 'quotation marks' : 'blanks'} around it`,
      label: `no pod starts: \`invalid CIDR address: ${value}\``,
      help: `write \`${bare}\``,
      at: { span: valueSpan },
      fix,
    },
  ]
}

function repeated(lines: readonly EnvLine[]): Finding[] {
  return lines.flatMap((line, i): Finding[] => {
    const last = lines.findLast(({ key }) => key === line.key)
    if (!KEYS.includes(line.key) || last === undefined || lines.indexOf(last) === i) return []
    return [
      {
        code: 'WIN240',
        message: `\`${line.key}\` stands twice in the file`,
        label: 'the last one counts, and this one is lost without a word',
        help: 'keep the one that is meant',
        at: { span: line.keySpan },
        related: [{ at: { span: last.keySpan }, message: 'this one counts' }],
      },
    ]
  })
}

/** Lines that no key begins: comments are as good as any other. */
function unknown(lines: readonly EnvLine[]): Finding[] {
  return lines.flatMap(({ key, keySpan, value }): Finding[] => {
    const name = key.trim()
    if (name === '' || name.startsWith('#') || KEYS.includes(key) || value === undefined) return []
    const meant = KEYS.includes(name) ? name : nearest(name.replace(/^export\s+/, ''), KEYS)
    return [
      {
        code: 'WIN203',
        message: `flannel does not read \`${key}\``,
        label: 'keys are compared letter by letter, blanks included',
        help: meant === undefined ? 'remove the line' : `write \`${meant}\``,
        at: { span: keySpan },
      },
    ]
  })
}

/** The subnet of the node against the range of the cluster. */
function together(lines: readonly EnvLine[]): Finding[] {
  const last = (key: string) => lines.findLast((line) => line.key === key && line.value !== undefined)
  const [network, subnet] = [last('FLANNEL_NETWORK'), last('FLANNEL_SUBNET')]
  const outer = (network?.value ?? '').split(',').map((part) => prefixOf(part))
  const inner = prefixOf(subnet?.value)
  const every = outer.some((cidr) => cidr?.prefix === 0)
  const found: Finding[] = []
  if (every && network !== undefined) {
    found.push({
      code: 'WIN255',
      severity: 'warning',
      message: `the network \`${network.value}\` holds every address`,
      label: 'it becomes the exception of win-bridge, so nothing is translated at all',
      help: 'write `Network` in net-conf.json, and start flanneld again',
      at: { span: network.valueSpan },
    })
  }
  if (inner !== undefined && subnet !== undefined && !outer.includes(undefined)) {
    const inside = outer.some((cidr) => cidr !== undefined && contains(cidr, inner))
    if (!inside) {
      found.push({
        code: 'WIN259',
        severity: 'warning',
        message: `the subnet \`${subnet.value}\` lies outside of \`${network?.value}\``,
        label: 'other nodes have no route to the pods of this one',
        help: 'write nothing here by hand: flanneld writes the podCIDR of the node',
        at: { span: subnet.valueSpan },
      })
    }
  }
  return found
}

function prefixOf(text: string | undefined): Cidr | undefined {
  if (text === undefined) return undefined
  const parsed = parseCidr(text)
  if (parsed.ok) return parsed.value
  const read = cidrText(text)
  return read.kind === 'host-bits' ? read.cidr : undefined
}
