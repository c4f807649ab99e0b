import type { FlannelCniRelease } from '../../facts/flannel-cni-releases.ts'
import { type GoIpNet, parseGoCidr } from '../../net/go-net.ts'
import { type EnvLine, readEnvFile } from '../../text/env-file.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import { failure, type Note, type Notes, type Outcome, success } from '../outcome.ts'
import { entryOf } from '../../text/entry-of.ts'

/** What the flannel CNI plugin takes from subnet.env. Prefixes keep their host bits here; the plugin prints them without. */
export interface SubnetEnv {
  readonly networks: readonly GoIpNet[]
  readonly subnet: GoIpNet | undefined
  readonly ipv6Networks: readonly GoIpNet[]
  readonly ipv6Subnet: GoIpNet | undefined
  readonly ipMasq: boolean
}

/**
 * What the flannel CNI plugin makes of subnet.env. Paths of the notes are keys of the file. `file` is the name as the
 * error prints it. Source: flannel-io/cni-plugin flannel.go `loadFlannelSubnetEnv`.
 */
export function readSubnetEnv(
  input: string | Uint8Array,
  file: string,
  release: FlannelCniRelease,
): Outcome<SubnetEnv> {
  const { lines, tooLong } = readEnvFile(input)
  const found = new Map<string, Found>()
  const notes: { ignored: Note[]; overwritten: Note[] } = { ignored: [], overwritten: [] }
  for (const line of lines) {
    const read = READERS.get(line.key)
    if (read === undefined || (line.key.includes('IPV6') && !release.ipv6)) {
      if (line.key.trim() !== '' || line.value !== undefined) notes.ignored.push(unknownLine(line))
      continue
    }
    if (line.value === undefined) {
      const index = 'runtime error: index out of range [1] with length 1'
      return failure({ ...crash(index).error, path: [line.key] }, notesOf(found, notes))
    }
    const value = read(line.value, release, line.valueBytes)
    if (!value.ok) return failure({ ...value.error, path: [line.key] }, notesOf(found, notes))
    const earlier = found.get(line.key)
    if (earlier !== undefined) {
      const reason = `\`${line.key}\` comes again later, and the last one wins`
      notes.overwritten.push({ path: [line.key], span: earlier.line.valueSpan, reason })
    }
    found.set(line.key, { line, value: value.value })
  }
  const all = notesOf(found, notes)
  if (tooLong) return failure('bufio.Scanner: token too long', all)
  const missing = missingKeys(new Set(found.keys()), release)
  if (missing.length > 0) return failure(`${file} is missing ${missing.join(', ')}`, all)
  const prefixes = (key: string) => found.get(key)?.value.prefixes ?? []
  return success(
    {
      networks: prefixes('FLANNEL_NETWORK'),
      subnet: prefixes('FLANNEL_SUBNET')[0],
      ipv6Networks: prefixes('FLANNEL_IPV6_NETWORK'),
      ipv6Subnet: prefixes('FLANNEL_IPV6_SUBNET')[0],
      ipMasq: found.get('FLANNEL_IPMASQ')?.value.isTrue ?? false,
    },
    all,
  )
}

/** True for a line that does not stop the plugin: one whose value it takes, or whose key it does not know. */
export function takesLine({ key, value, valueBytes }: EnvLine, release: FlannelCniRelease): boolean {
  const read = READERS.get(key)
  if (read === undefined) return true
  return value !== undefined && read(value, release, valueBytes).ok
}

interface Value {
  readonly prefixes: readonly GoIpNet[]
  readonly isTrue: boolean
}

interface Found {
  readonly line: EnvLine
  readonly value: Value
}

type Reader = (value: string, release: FlannelCniRelease, bytes: Uint8Array) => Attempt<Value>

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['FLANNEL_NETWORK', (value, { networkList }) => prefixList(networkList ? value.split(',') : [value])],
  ['FLANNEL_SUBNET', (value) => prefixList([value])],
  ['FLANNEL_IPV6_NETWORK', (value, { networkList }) => prefixList(networkList ? value.split(',') : [value])],
  ['FLANNEL_IPV6_SUBNET', (value) => prefixList([value])],
  ['FLANNEL_MTU', mtu],
  ['FLANNEL_IPMASQ', (value) => done({ prefixes: [], isTrue: value === 'true' })],
])

function prefixList(texts: readonly string[]): Attempt<Value> {
  const prefixes: GoIpNet[] = []
  for (const text of texts) {
    const prefix = parseGoCidr(text)
    if (prefix === undefined) return fail(`invalid CIDR address: ${text}`)
    prefixes.push(prefix)
  }
  return done({ prefixes, isTrue: false })
}

/** `strconv.ParseUint(value, 10, 32)`; the number itself has no effect on Windows. */
function mtu(value: string, _: FlannelCniRelease, bytes: Uint8Array): Attempt<Value> {
  const problem = (what: string) => fail(`strconv.ParseUint: parsing ${go.quoteBytes(bytes)}: ${what}`)
  if (!/^[0-9]+$/.test(value)) return problem('invalid syntax')
  return BigInt(value) < 1n << 32n ? done({ prefixes: [], isTrue: false }) : problem('value out of range')
}

function missingKeys(found: ReadonlySet<string>, { ipv6 }: FlannelCniRelease): string[] {
  const pairs = ['NETWORK', 'SUBNET'].flatMap((name) => {
    const keys = ipv6 ? [`FLANNEL_${name}`, `FLANNEL_IPV6_${name}`] : [`FLANNEL_${name}`]
    return keys.some((key) => found.has(key)) ? [] : keys
  })
  return [...pairs, ...['FLANNEL_MTU', 'FLANNEL_IPMASQ'].filter((key) => !found.has(key))]
}

/** Keys whose value has no effect on Windows, though they must be there or be well-formed. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  FLANNEL_MTU: 'the value must be a number, but nothing on Windows uses it',
  FLANNEL_IPV6_NETWORK: 'nothing on Windows uses it',
  FLANNEL_IPV6_SUBNET: 'nothing on Windows uses it',
}

function notesOf(
  found: ReadonlyMap<string, Found>,
  { ignored, overwritten }: Pick<Notes, 'ignored' | 'overwritten'>,
): Partial<Notes> {
  const dropped = [...found].flatMap(([key, { line }]) => {
    const reason = entryOf(WITHOUT_EFFECT, key) ?? noBoolean(line)
    return reason === undefined ? [] : [{ path: [key], reason }]
  })
  const gone = new Set(dropped.map(({ path: [key] }) => key))
  return {
    read: [...found.keys()].filter((key) => !gone.has(key)).map((key) => [key]),
    ignored,
    overwritten,
    dropped,
  }
}

function noBoolean({ key, value }: EnvLine): string | undefined {
  if (key !== 'FLANNEL_IPMASQ' || value === 'true' || value === 'false') return undefined
  return 'everything but exactly `true` counts as false'
}

function unknownLine({ key, keySpan }: EnvLine): Note {
  return { path: [key], span: keySpan, reason: 'no key that the flannel plugin knows' }
}
