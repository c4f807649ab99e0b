import { formatGoIpNet, type GoIpNet, maskGoIpNet } from '../../net/go-net.ts'
import type { GoAny } from '../../text/go-json.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import type { Note } from '../outcome.ts'
import type { SubnetEnv } from './subnet-env.ts'

/** What the flannel plugin takes from its own configuration for its delegate. */
export interface DelegateInput {
  readonly name: string
  readonly cniVersion: string
  readonly delegate: ReadonlyMap<string, GoAny | undefined> | undefined
  readonly runtimeConfig: ReadonlyMap<string, GoAny | undefined> | undefined
}

/**
 * The configuration that the flannel plugin makes for its delegate on Windows. The keys of `delegate` that it looks at
 * are exact. Source: flannel-io/cni-plugin flannel.go `cmdAdd`, flannel_windows.go `doCmdAdd`.
 */
export function delegateConf(
  input: DelegateInput,
  env: SubnetEnv,
  networkList: boolean,
): Attempt<Map<string, GoAny>> {
  const given = input.delegate ?? new Map<string, GoAny | undefined>()
  if (given.has('type') && typeof given.get('type') !== 'string') {
    return fail("'delegate' dictionary, if present, must have (string) 'type' field", ['delegate', 'type'])
  }
  for (const key of ['name', 'ipam']) {
    if (given.has(key)) {
      return fail(`'delegate' dictionary must not have '${key}' field, it'll be set by flannel`, [
        'delegate',
        key,
      ])
    }
  }
  // Since v1.1.2 the networks are a list, of which an IPv6-only file leaves the IPv4 part empty.
  if (networkList && env.networks.length === 0) {
    return crash('runtime error: index out of range [0] with length 0')
  }
  const made: [string, GoAny][] = [
    ['name', input.name],
    ['type', given.get('type') ?? 'win-bridge'],
    ['ipMasq', env.ipMasq],
    ['ipMasqNetwork', printed(env.networks[0])],
    ['cniVersion', input.cniVersion === '' ? '0.2.0' : input.cniVersion],
    [
      'ipam',
      new Map([
        ['type', 'host-local'],
        ['subnet', printed(env.subnet)],
      ]),
    ],
  ]
  if (input.runtimeConfig !== undefined) made.push(['runtimeConfig', withoutNil(input.runtimeConfig)])
  return done(new Map<string, GoAny>([...withoutNil(given), ...made]))
}

/** What the plugin does to each key of `delegate`, as notes on its configuration and on what it hands on. */
export function delegateNotes({ delegate, runtimeConfig }: DelegateInput): {
  overwritten: Note[]
  added: Note[]
} {
  const overwritten: Note[] = []
  const added: Note[] = []
  for (const [key, reason] of MADE) {
    if (key === 'runtimeConfig' && runtimeConfig === undefined) continue
    if (key === 'type' && delegate?.has('type')) continue
    if (delegate?.has(key)) overwritten.push({ path: ['delegate', key], reason })
    else added.push({ path: [key], reason })
  }
  return { overwritten, added }
}

const MADE: readonly (readonly [key: string, reason: string])[] = [
  ['name', "the name of flannel's own configuration"],
  ['type', 'the default, whatever the backend is'],
  ['ipMasq', 'FLANNEL_IPMASQ of subnet.env'],
  ['ipMasqNetwork', 'the first FLANNEL_NETWORK of subnet.env'],
  ['cniVersion', "the version of flannel's own configuration, or 0.2.0"],
  ['ipam', 'host-local with FLANNEL_SUBNET of subnet.env'],
  ['runtimeConfig', "the runtimeConfig of flannel's own configuration"],
]

/** The prefix without host bits; Go prints a nil one as `<nil>`. */
function printed(prefix: GoIpNet | undefined): string {
  return prefix === undefined ? '<nil>' : formatGoIpNet(maskGoIpNet(prefix))
}

/** A nil inside a map is printed as null. */
function withoutNil(map: ReadonlyMap<string, GoAny | undefined>): Map<string, GoAny> {
  return new Map([...map].map(([key, value]) => [key, value ?? null]))
}
