import { readFileSync } from 'node:fs'
import { formatCidr } from '../../src/net/cidr.ts'
import { expect, test } from 'vitest'
import { clusterOf, minimal, reading, said } from './support.ts'

const page = readFileSync('docs/spec.md', 'utf8')

test('the spec at the head of docs/spec.md has nothing to be said about', () => {
  const spec = /```yaml\n(apiVersion[^]*?)```/.exec(page)?.[1] ?? ''
  expect(said(reading(spec))).toEqual([])
  expect(reading(spec).cluster?.network.plugin).toBe('flannel')
})

test('the example of docs/spec.md for the choice of a pod CIDR is what happens', () => {
  expect(page).toContain('10.127.130.38 gets 10.244.**38**.0/24 of 10.244.0.0/16')
  const [node] = clusterOf(minimal('overlay', 'nodes: [{ name: win-1, managementIP: 10.127.130.38 }]')).nodes
  expect(node?.podCIDRs.map(formatCidr)).toEqual(['10.244.38.0/24'])
})
