import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

const SPEC = `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
metadata: { name: east }
network: { driver: overlay, plugin: flannel }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes:
  - { name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.0.0/24 }
  - { name: win-2, managementIP: 10.127.130.39, podCIDR: 10.244.2.0/24 }
`
const plan = (words: string, stdin: string) => hnsc(['cidr', 'plan', ...words.split(' '), '-'], { stdin })

test('the table says who has which address, what is free, and how much still fits', async () => {
  const { exit, stdout, stderr } = await plan('--format table', SPEC)
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  const lines = stdout.split('\n').map((line) => line.replace(/ {2,}/g, '  '))
  expect(lines).toEqual(
    expect.arrayContaining([
      'Address plan of east: overlay with flannel',
      'cluster  10.244.0.0/16  65,536  256 node ranges of /24; free: 10.244.1.0/24, 10.244.3.0/24, 10.244.4.0/22, 10.244.8.0/21 and 4 more',
      'service  10.96.0.0/12  1,048,576  API server 10.96.0.1, DNS 10.96.0.10',
      'win-1  10.127.130.38  10.244.0.0/24  10.244.0.1  source VIP 10.244.0.2  10.244.0.3  10.244.0.254  252  10.244.0.255',
      '10.244.0.0/16 holds 256 node ranges of /24; 254 free, the next is 10.244.1.0/24',
      '2 nodes of 252 pods each, 504 pods; room for 254 more nodes, 64,512 pods in all',
      '192.168.255.0/30  clear  the HNS network `External` of the provisioning scripts and of Azure CNS',
      'service CIDR at most (kubeadm; API server before 1.34)  10.96.0.0/12  /12  holds',
    ]),
  )
})

test('a range that holds addresses of others says so', async () => {
  const { stdout } = await plan('--format table', SPEC.replaceAll('10.244.', '192.168.'))
  expect(stdout).toMatch(/192\.168\.255\.0\/30 +in cidrs\.cluster 192\.168\.0\.0\/16/)
})

test('the same as data', async () => {
  const { exit, stdout } = await plan('--format json', SPEC)
  expect(exit).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    name: 'east',
    dns: '10.96.0.10',
    apiServices: ['10.96.0.1'],
    overlaps: [],
    nodes: [{ name: 'win-1', sourceVip: '10.244.0.2', capacity: 252 }, { name: 'win-2' }],
    capacity: {
      pods: 504,
      nodesFree: '254',
      podsWhenFull: '64512',
      families: [{ cluster: '10.244.0.0/16', nodes: '256', free: '254', next: '10.244.1.0/24' }],
    },
  })
})

test('a spec without nodes has room for all', async () => {
  const { stdout } = await plan('--format table', SPEC.replace(/nodes:[^]*/, ''))
  expect(stdout).toContain('no nodes yet, 252 pods each; room for 256 more nodes, 64,512 pods in all')
})

test('a spec with an overlap is drawn all the same, and is an error', async () => {
  const { exit, stdout, stderr } = await plan('--format svg', SPEC.replace('10.96.0.0/12', '10.244.16.0/20'))
  expect(exit).toBe(1)
  expect(stderr).toContain('error[WIN104]')
  expect(stdout).toMatch(/^<svg /)
  expect(stdout).toContain('service CIDR lies inside cluster CIDR')
})

test('a list is a table of its ranges', async () => {
  const { exit, stdout } = await plan('--format table', '10.0.0.0/16 a\n10.0.1.0/24 b\n')
  expect(exit).toBe(1)
  expect(stdout.replace(/ {2,}/g, '  ')).toBe(
    [
      'name  range  first  last  addresses',
      'a  10.0.0.0/16  10.0.0.0  10.0.255.255  65,536',
      'b  10.0.1.0/24  10.0.1.0  10.0.1.255  256',
      '',
      'b lies inside a: both hold 10.0.1.0/24',
      '',
      '2 ranges, 1 overlap',
      '',
    ].join('\n'),
  )
})

test('what lies in a range with four or more others is taken as meant', async () => {
  const lines = [0, 1, 2, 3].map((i) => `10.0.${i}.0/24 site ${i}\n`).join('')
  const { exit, stdout } = await plan('--format json', `10.0.0.0/16 region\n${lines}`)
  expect({ exit, overlaps: JSON.parse(stdout).overlapCount }).toEqual({ exit: 0, overlaps: 0 })
})

/** `node bin/hnsc.js cidr plan --format svg examples/overlay-full.yaml > docs/plan.svg` makes it anew. */
test('docs/plan.svg is the picture of the shipped example', async () => {
  const path = (name: string) => join(import.meta.dirname, '../..', name)
  const { stdout } = await hnsc(['cidr', 'plan', '--format', 'svg', path('examples/overlay-full.yaml')])
  expect(stdout).toBe(readFileSync(path('docs/plan.svg'), 'utf8'))
})

test('nothing to draw is refused', async () => {
  const { exit, stdout, stderr } = await plan('--format svg', 'what\n')
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain('`-` has no ranges')
})
