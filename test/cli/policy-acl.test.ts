import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { INVENTORY, POLICIES } from '../acl/manifests.ts'
import { hnsc } from './fake-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'hnsc-acl-'))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const policies = file('policies.yaml', POLICIES)
const inventory = file('inventory.yaml', INVENTORY)

test('the ACLs of a pod, and where each comes from', async () => {
  const { exit, stdout } = await hnsc([
    'policy',
    'acl',
    '--explain',
    '--pod',
    'prod/web',
    policies,
    inventory,
  ])
  expect(exit).toBe(0)
  expect(stdout).toBe(`prod/web 10.244.1.5 on win-1
  In    200  Allow  every protocol from 10.0.0.4/32,10.244.1.2/32,10.244.1.5/32
             the pod itself and its node, whose kubelet probes it
  Out   200  Allow  every protocol to 10.0.0.4/32,10.244.1.2/32,10.244.1.5/32
             the pod itself and its node, whose kubelet probes it
  In   1000  Allow  tcp port 8080,9000-9005 from 10.244.2.5/32
             prod/web-in ingress[0]
  In   1000  Allow  every protocol from 192.168.0.0/24,192.168.2.0/23,192.168.4.0/22,192.168.8.0/21,192.168.16.0/20,192.168.32.0/19 and 2 more
             prod/web-in ingress[1]
  In  65000  Block  every protocol from everywhere
             what no policy allows
  Out 65000  Allow  every protocol to everywhere
             no policy is about this direction
`)
})

test.each([
  [
    'v1',
    {
      Type: 'ACL',
      Id: 'default-deny-out',
      Action: 'Block',
      Direction: 'Out',
      RuleType: 'Switch',
      Priority: 65000,
    },
  ],
  [
    'v2',
    {
      Type: 'ACL',
      Settings: {
        Action: 'Block',
        Direction: 'Out',
        RuleType: 'Switch',
        Priority: 65000,
        Id: 'default-deny-out',
      },
    },
  ],
])('JSON in %s', async (to, last) => {
  const { exit, stdout } = await hnsc(['policy', 'acl', '--format', 'json', '--to', to, policies, inventory])
  const report: { pods: { name: string; policies: unknown[] }[] } = JSON.parse(stdout)
  expect(exit).toBe(0)
  expect(report.pods.map(({ name, policies: all }) => [name, all.length])).toEqual([
    ['web', 6],
    ['db', 4],
    ['ci', 0],
  ])
  expect(report.pods[1]?.policies.at(-1)).toEqual(last)
})

test('what HNS cannot say is told, and the exit code is 1', async () => {
  const sctp = file('sctp.yaml', POLICIES.replace('port: http', 'protocol: SCTP, port: 5000'))
  const { exit, stdout } = await hnsc(['policy', 'acl', '--pod', 'prod/web', sctp, inventory])
  expect([exit, stdout.includes('left out: SCTP of prod/web-in ingress[0]')]).toEqual([1, true])
})

test('a policy with a mistake compiles to nothing', async () => {
  const wrong = file('wrong.yaml', POLICIES.replace('from: [{ ipBlock', 'form: [{ ipBlock'))
  const { exit, stdout, stderr } = await hnsc(['policy', 'acl', wrong, inventory])
  expect([exit, stdout]).toEqual([1, ''])
  expect(stderr).toContain('a rule of `ingress` has no field `form`')
})

test.each([
  ['prod/db', '10.244.1.5:8080/tcp', 'denied', 'what no policy allows'],
  ['dev/ci', 'prod/web:8080', 'allowed', 'prod/web-in ingress[0]'],
  ['dev/ci', '10.244.1.5:8081/tcp', 'denied', 'what no policy allows'],
  ['192.168.2.9', 'prod/web:53/udp', 'allowed', 'prod/web-in ingress[1]'],
  ['192.168.1.9', 'prod/web:53/udp', 'denied', 'what no policy allows'],
  ['10.0.0.4', 'prod/db:5432', 'allowed', 'whose kubelet probes it'],
  ['prod/web', '1.1.1.1:443', 'allowed', 'no policy is about this direction'],
  ['dev/ci', '1.1.1.1/icmp', 'allowed', 'no policy selects the pod'],
])('from %s to %s: %s', async (from, to, answer, reason) => {
  const { exit, stdout } = await hnsc(['policy', 'simulate', '--from', from, '--to', to, policies, inventory])
  expect(stdout.split('\n')[0]).toBe(answer)
  expect(stdout).toContain(reason)
  expect(exit).toBe(answer === 'allowed' ? 0 : 1)
})

test('the answer as JSON', async () => {
  const argv = [
    'policy',
    'simulate',
    '--format',
    'json',
    '--from',
    'dev/ci',
    '--to',
    'prod/web:8081',
    policies,
    inventory,
  ]
  expect(JSON.parse((await hnsc(argv)).stdout)).toEqual({
    version: 1,
    allowed: false,
    steps: [
      { pod: 'dev/ci', direction: 'Out', allowed: true },
      {
        pod: 'prod/web',
        direction: 'In',
        allowed: false,
        acl: { action: 'Block', direction: 'In', priority: 65000, ruleType: 'Switch', id: 'default-deny-in' },
        because: 'what no policy allows',
      },
    ],
  })
})

test.each([
  [['--to', '10.0.0.1:80'], 'a connection has a `--from` and a `--to`'],
  [['--from', 'nobody', '--to', '10.0.0.1:80'], '`nobody` is neither a pod of the inventory nor an address'],
  [['--from', 'prod/web', '--to', '10.0.0.1'], '`10.0.0.1` has no port'],
  [['--from', 'prod/web', '--to', '10.0.0.1:80/x'], '`x` is no protocol'],
  [['--from', 'prod/web', '--to', '[fd00::1]:80'], 'are of different families'],
])('%j is refused', async (options, message) => {
  const { exit, stderr } = await hnsc(['policy', 'simulate', ...options, policies, inventory])
  expect([exit, stderr.includes(message)]).toEqual([2, true])
})
