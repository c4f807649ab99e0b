import { expect, test } from 'vitest'
import { NETWORK_LIMITS, type NetworkLimit, LIMIT_NAMES } from '../../src/facts/network-limits.ts'
import { minimal, reading } from './support.ts'

/** The messages about limits in a spec with these settings. */
function limitsIn(driver: string, settings: readonly string[], more = ''): readonly string[] {
  return reading(minimal(driver, more), settings)
    .findings.filter(({ code }) => code === 'WIN145')
    .map(({ message }) => message)
}

const PROXY = 'is a Service, which the node reaches late or never'

test.each<[string, readonly string[], readonly string[]]>([
  // What only Services and pods can ask for.
  ['l2bridge', ['windows.version=ltsc2019', 'kubernetes.version=1.18', 'network.dsr=false'], []],
  ['overlay', ['windows.version=ltsc2019', 'kubernetes.version=1.14'], []],
  // flannel.
  ['overlay', ['runtime.flannel=0.11.0'], ['with flannel `0.11.0` a node does not reach its own pods']],
  ['overlay', ['runtime.flannel=0.12.0'], []],
  ['l2bridge', ['runtime.flannel=0.11.0'], []],
  // Services from the node.
  [
    'l2bridge',
    ['proxy.httpProxy=http://10.96.0.80:3128/'],
    [`the proxy \`http://10.96.0.80:3128/\` ${PROXY}`],
  ],
  [
    'l2bridge',
    ['proxy.httpsProxy=user:x@10.96.0.80:3128'],
    [`the proxy \`user:x@10.96.0.80:3128\` ${PROXY}`],
  ],
  [
    'overlay',
    ['proxy.httpProxy=http://squid.proxy.svc.cluster.local:3128'],
    [`the proxy \`http://squid.proxy.svc.cluster.local:3128\` ${PROXY}`],
  ],
  ['l2bridge', ['proxy.httpProxy=http://10.112.0.1:3128/'], []],
  ['l2bridge', ['proxy.httpProxy=http://proxy.example.com:3128/'], []],
  ['l2bridge', ['proxy.httpProxy=http://[2001:db8::1]:3128/'], []],
  // DNS.
  [
    'l2bridge',
    ['dns.search=[svc.cluster.local, corp.example]'],
    ['Windows uses one DNS suffix, and `corp.example` is the second'],
  ],
  ['l2bridge', ['dns.search=[svc.cluster.local]'], []],
])('%s with %j', (driver, settings, expected) => {
  expect(limitsIn(driver, settings)).toEqual(expected)
})

test.each<[string, string, boolean]>([
  ['l2bridge', 'protocols: [icmp], remoteAddresses: [8.8.8.8]', true],
  ['overlay', 'protocols: [icmp], remoteAddresses: [10.244.3.0/24, 192.0.2.0/24]', true],
  ['l2bridge', 'protocols: [icmp], remoteAddresses: [10.244.3.0/24]', false],
  ['l2bridge', 'protocols: [icmp], remoteAddresses: [10.127.130.9]', false],
  ['l2bridge', 'protocols: [icmp]', false],
  ['l2bridge', 'protocols: [tcp], remoteAddresses: [8.8.8.8]', false],
])('%s with an ACL of %s', (driver, acl, expected) => {
  const list = `policies: { endpoint: { acls: [{ action: Allow, direction: Out, ${acl} }] } }`
  const found = limitsIn(driver, [], list)
  expect(found.length).toBe(expected ? 1 : 0)
  if (expected) expect(found[0]).toContain('the ACL allows ICMP to')
})

test('every limit says which values run into it, with the diagnostic, or why none does', () => {
  for (const name of LIMIT_NAMES) {
    const { spec, codes = [] }: NetworkLimit = NETWORK_LIMITS[name]
    const none = spec.startsWith('none: ')
    // What only a file or a manifest can ask for may have diagnostics of files.
    if (!none) expect(codes.length, name).toBeGreaterThan(0)
    if (none) expect(codes, name).not.toContain('WIN145')
  }
})
