import { expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

const suggest = (line: string) => hnsc(['cidr', 'suggest', ...line.split(' ').filter((word) => word !== '')])

test('a cluster and its Services get room beside what is in use', async () => {
  const { exit, stdout, stderr } = await suggest('--avoid 10.0.0.0/9 --cluster /16 --service 20 --limit 2')
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(stdout).toMatchInlineSnapshot(`
    "cluster /16
      10.128.0.0/16  begins the free block 10.128.0.0/9, the smallest that is large enough
      172.16.0.0/16  begins the free block 172.16.0.0/12; HNS chooses \`nat\` networks from this block
    service /20
      192.168.16.0/20   fills a free block exactly, so none is split
      192.168.224.0/20  fills a free block exactly, so none is split
    "
  `)
})

test('the same as data, of IPv6 too', async () => {
  const { exit, stdout } = await suggest('--within fd00:10::/32 --cluster /56 --limit 1 --format json')
  expect(exit).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    suggestions: [
      {
        for: 'cluster',
        prefix: 56,
        ranges: [
          {
            cidr: 'fd00:10::/56',
            freeBlock: 'fd00:10::/32',
            reason: 'begins the free block fd00:10::/32, the smallest that is large enough',
          },
        ],
      },
    ],
  })
})

test('nothing that fits is exit code 1', async () => {
  const { exit, stdout } = await suggest('--avoid 10.0.0.0/8 --within 10.0.0.0/8 --cluster 16')
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: 'cluster /16\n  nothing free is large enough\n' })
})

test.each([
  ['', 'nothing is asked for'],
  ['--cluster x', '`x` is no prefix length for `--cluster`'],
  ['--cluster 56', '`56` is no prefix length for `--cluster`'],
  ['--cluster 16 --within 10/8', '`10/8` is no prefix for `--within`'],
  ['--cluster 16 --within 10.0.0.0/8 --within fd00::/8', '`--within` has IPv4 and IPv6 blocks'],
  ['--cluster 16 --limit 0', '`0` is no number for `--limit`'],
  ['--cluster 16 --avoid /no/such/file', 'cannot read `/no/such/file`'],
])('`%s` is refused', async (line, message) => {
  const { exit, stderr } = await suggest(line)
  expect(exit).toBe(2)
  expect(stderr).toContain(message)
})

test.each([
  ['{"a": "10.0.0.0/8",', '`<stdin>` cannot be read as a whole: `{` has no partner'],
  ['a: 10.0.0.0/8\n\tb: 10.1.0.0/16\n', '`<stdin>` cannot be read as a whole'],
  ['{"clusterCIDR": "10/8"}', 'one line to avoid is no range'],
])('a document to avoid that cannot be read whole frees nothing: %s', async (stdin, message) => {
  const { exit, stdout, stderr } = await hnsc(['cidr', 'suggest', '--cluster', '16', '--avoid', '-'], {
    stdin,
  })
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(message)
})

test('a document on the standard input is avoided as one in a file', async () => {
  const { stdout } = await hnsc(['cidr', 'suggest', '--cluster', '16', '--limit', '1', '--avoid', '-'], {
    stdin: '{"Subnets": [{"CidrBlock": "10.0.0.0/9"}, {"CidrBlock": "10.128.0.0/16"}]}',
  })
  expect(stdout).toContain('  10.129.0.0/16  ')
})

test('a list to avoid that cannot be read whole frees nothing', async () => {
  const { exit, stderr } = await hnsc(['cidr', 'suggest', '--cluster', '16', '--avoid', '-'], {
    stdin: '10.0.0.0/8\n10/8\n',
  })
  expect(exit).toBe(2)
  expect(stderr).toContain('one line to avoid is no range')
})
