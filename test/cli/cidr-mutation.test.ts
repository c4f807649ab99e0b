import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

const SOURCES = [
  '{"clusterCIDR": ["10.244.0.0/16", "fd00::/56"], "serviceCIDR": "10.96.0.0/12", "gateway": "10.244.1.2", "vni": 4096}',
  '[{"name": "hub", "addressSpace": {"prefixes": ["10.0.0.0/16"]}, "subnets": [{"cidr": "10.0.4.0/22"}]}]',
  'sites:\n  - name: a\n    prefixes: [10.0.0.0/16, 10.1.0.0/16]\n---\nb: fd00::/8\n',
  'cidr,mask,name\n10.0.0.0,255.0.0.0,"a ""b"""\n10.1.0.0/16,,c\n',
  '# list\n10.0.0.0/8 a\n10.0.0.5 - 10.0.1.5,b\nfd00::/8;c\n',
]
const PIECES = [
  '/',
  '.',
  '-',
  ':',
  '"',
  ',',
  '{',
  ']',
  '\n',
  '\t',
  '255',
  '/129',
  '::/0',
  '\0',
  'null',
  '&a',
  '*a',
]
const COMMANDS = [
  'check -',
  'check --count -',
  'plan --format svg -',
  'suggest --cluster 16 --avoid -',
  'ops merge -',
]

/** A source with some characters replaced by pieces that mean something somewhere. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SOURCES),
    fc.array(fc.tuple(fc.nat(120), fc.constantFrom(...PIECES), fc.nat(4)), { minLength: 1, maxLength: 6 }),
  )
  .map(([source, changes]) =>
    changes.reduce((text, [at, piece, gone]) => text.slice(0, at) + piece + text.slice(at + gone), source),
  )

test('whatever a source of ranges is, no command fails by a fault of its own', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, fc.constantFrom(...COMMANDS), async (stdin, command) => {
      const { exit } = await hnsc(['cidr', ...command.split(' ')], { stdin })
      expect([0, 1, 2]).toContain(exit)
    }),
    { numRuns: Number(process.env['FUZZ'] ?? 300) },
  )
}, 1_200_000)
