import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

let folder = ''
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'hnsc-ops-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** Operation, standard input, what is printed. */
const CASES: readonly (readonly [words: string, stdin: string, prints: string])[] = [
  ['merge', '10.0.0.128/25 b\n10.0.0.0/25 a\n', '10.0.0.0/24\n'],
  ['merge', 'fd00::1\n::/0\n10.0.0.1-10.0.0.2\n', '10.0.0.1/32\n10.0.0.2/32\n::/0\n'],
  ['merge --format range', '10.0.0.1\n10.0.0.2-10.0.0.4\nfd00::\n', '10.0.0.1-10.0.0.4\nfd00::\n'],
  ['merge 0.0.0.0/1 128.0.0.0/1', '', '0.0.0.0/0\n'],
  ['merge', '', ''],
  ['subtract 10.0.0.0/25', '10.0.0.0/24\n', '10.0.0.128/25\n'],
  ['subtract 0.0.0.0/0 255.255.255.255', '', '0.0.0.0/1 128.0.0.0/2 …'],
  ['subtract 10.0.0.0/24 10.0.0.0/26 -', '10.0.0.64/26\n', '10.0.0.128/25\n'],
  ['subtract 10.0.0.0/24 fd00::/8', '', '10.0.0.0/24\n'],
  ['intersect 10.0.0.0/8', '10.1.0.0/16\n11.0.0.0/8\n', '10.1.0.0/16\n'],
  ['intersect ::/0 fd00::/8', '', 'fd00::/8\n'],
  ['contains 10.1.2.3', '10.0.0.0/8\n', '10.1.2.3/32\n'],
  ['contains 10.0.0.0/8 -', '10.9.0.0/16\n10.1.0.0/16\n', '10.9.0.0/16\n10.1.0.0/16\n'],
  ['contains 10.0.0.0/25 10.0.0.128/25', '', ''],
  [
    'split --length 26 10.0.0.0/24 10.0.1.0/27',
    '',
    '10.0.0.0/26 10.0.0.64/26 10.0.0.128/26 10.0.0.192/26 10.0.1.0/27\n',
  ],
  ['split --length=/2', '0.0.0.0/0\n', '0.0.0.0/2 64.0.0.0/2 128.0.0.0/2 192.0.0.0/2\n'],
  [
    'split --length 128',
    'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127\n',
    'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/128 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128\n',
  ],
]

test.each(CASES)('`hnsc cidr ops %s` of %j', async (words, stdin, prints) => {
  const { stdout, stderr } = await hnsc(['cidr', 'ops', ...words.split(' ')], { stdin })
  const lines = stdout.trimEnd().split('\n')
  if (prints.endsWith('…')) expect(stdout.replaceAll('\n', ' ').startsWith(prints.slice(0, -1))).toBe(true)
  else expect(lines).toEqual(prints.trimEnd().split(/[\n ]/))
  expect(stderr).toBe('')
})

test('what one operation writes another reads', async () => {
  const all = file('all.txt', '10.0.0.0/8 all\n')
  const used = file('used.txt', '10.0.0.0/9 a\n10.192.0.0/10 b\n')
  const free = await hnsc(['cidr', 'ops', 'subtract', all, used])
  expect(free).toEqual({ exit: 0, stdout: '10.128.0.0/10\n', stderr: '' })
  const halves = await hnsc(['cidr', 'ops', 'split', '--length', '11'], { stdin: free.stdout })
  expect(halves.stdout).toBe('10.128.0.0/11\n10.160.0.0/11\n')
  expect((await hnsc(['cidr', 'ops', 'merge'], { stdin: halves.stdout })).stdout).toBe(free.stdout)
})

test('documents are read as `cidr check` reads them', async () => {
  const spec = file('plan.json', '{"clusterCIDR": "10.244.0.0/16", "serviceCIDR": "10.96.0.0/12"}')
  expect((await hnsc(['cidr', 'ops', 'merge', spec])).stdout).toBe('10.96.0.0/12\n10.244.0.0/16\n')
})

test('contains fails when a range is not wholly inside', async () => {
  const { exit, stdout } = await hnsc(['cidr', 'ops', 'contains', '10.0.0.0/24', '10.0.0.0/23', '10.0.0.7'])
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: '10.0.0.7/32\n' })
})

test('lines that are no ranges are told and left out', async () => {
  const { exit, stdout, stderr } = await hnsc(['cidr', 'ops', 'merge'], { stdin: 'what\n10.0.0.0/8\n' })
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: '10.0.0.0/8\n' })
  expect(stderr).toContain('one line is no range and is left out')
})

test.each([
  [['split', '10.0.0.0/8'], '`--length` is missing'],
  [['split', '--length', 'x', '10.0.0.0/8'], '`x` is no prefix length'],
  [['split', '--length', '33', '10.0.0.0/8'], '/33 is no length of an IPv4 prefix'],
  [['split', '--length', '64', '::/0'], '/64 would give 18446744073709551616 prefixes'],
  [['subtract', '-', '-'], 'the standard input is named for both lists'],
  [['merge', '/no/such/file'], 'cannot read `/no/such/file`'],
])('%j is refused', async (words, message) => {
  const { exit, stdout, stderr } = await hnsc(['cidr', 'ops', ...words])
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(message)
})
