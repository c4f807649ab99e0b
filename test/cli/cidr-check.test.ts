import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DiagnosticReport } from '../../src/generated/types.ts'
import { hnsc, type Given } from './fake-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'hnsc-cidr-'))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The diagnostics of a run as `code line:column message`. */
async function found(argv: readonly string[], given: Given = {}): Promise<string[]> {
  const { stdout } = await hnsc(['cidr', 'check', '--format', 'json', ...argv], given)
  const report: DiagnosticReport = JSON.parse(stdout)
  return report.diagnostics.map(({ code, location, message }) => {
    const { line, column } = location.range.start
    return `${code} ${line}:${column} ${message}`
  })
}

test('ranges of the command line', async () => {
  const { exit, stdout } = await hnsc(['cidr', 'check', '10.96.0.0/12', '10.100.0.0/16', '10.0.0.0/24'])
  expect(exit).toBe(1)
  expect(stdout).toBe(
    [
      '3 ranges: 1 overlap, 1 nested',
      '',
      '10.96.0.0/12  <arguments>:1',
      '  holds  10.100.0.0/16  <arguments>:2',
      '',
      'free instead: 10.1.0.0/16',
      '',
      '3 in the private range 10.0.0.0/8 (RFC 1918)',
      '',
    ].join('\n'),
  )
})

test('a list from the standard input, with labels, places and free space', async () => {
  const stdin = '10.1.0.0/16 prod\n\n# comment\n  10.1.4.0/24  web, blue\n'
  const { stdout, exit } = await hnsc(['cidr', 'check', '--format', 'json', '-'], { stdin })
  expect(exit).toBe(1)
  const [diagnostic] = (JSON.parse(stdout) as DiagnosticReport).diagnostics
  expect(diagnostic).toMatchObject({
    code: 'WIN151',
    message: '`10.1.4.0/24` (web, blue) lies inside `10.1.0.0/16` (prod)',
    label: 'both hold 10.1.4.0 to 10.1.4.255',
    help: 'take another range, such as `10.0.0.0/24`, which is free; or `--allow` the overlap if it is meant',
    location: { path: '<stdin>', range: { start: { line: 4, column: 3 }, end: { column: 14 } } },
    related: [{ location: { range: { start: { line: 1, column: 1 } } }, message: 'prod' }],
  })
})

test('a table: the columns by their names, quoted cells, masks, lists in a cell', async () => {
  const path = file(
    'ipam.csv',
    'Name;Subnet;Mask\n"a ""1""";10.0.0.0;255.255.0.0\nb;10.0.3.0;/24\nc;"10.9.0.0/24, 10.9.0.128/25";\n',
  )
  expect(await found([path])).toEqual([
    'WIN151 3:3 `10.0.3.0/24` (b) lies inside `10.0.0.0/16` (a "1")',
    'WIN151 4:17 `10.9.0.128/25` (c) lies inside `10.9.0.0/24` (c)',
  ])
})

test('a table of first and last addresses', async () => {
  const path = file(
    'ranges.csv',
    'start_address,end_address,description\n10.0.0.1/24,10.0.0.9/24,x\n10.0.0.5,10.0.0.20,y\n',
  )
  expect(await found([path])).toEqual(['WIN152 3:1 `10.0.0.5-10.0.0.20` (y) crosses `10.0.0.1-10.0.0.9` (x)'])
})

test('a table without such a column names those it has', async () => {
  const { exit, stderr } = await hnsc(['cidr', 'check', '--column', 'net', file('t.csv', 'a,b\n1,2\n')])
  expect([exit, stderr]).toEqual([
    2,
    `error: \`${join(folder, 't.csv')}\` has no column \`net\`\n  = help: name one of its columns with \`--column\`: a, b\n`,
  ])
})

test('objects whose values are prefixes: names joined by dots, or taken from the objects', async () => {
  const path = file(
    'net.yaml',
    'east:\n  vpc: 10.0.0.0/16\n  nat: 10.0.0.5\nwest:\n  - name: hub\n    cidr: 10.0.9.0/24\n    version: 1.2.3\n',
  )
  expect(await found([path])).toEqual([
    'WIN151 6:11 `10.0.9.0/24` (west.hub) lies inside `10.0.0.0/16` (east.vpc)',
  ])
})

test('arrays of texts: addresses count, and what is no range is an error', async () => {
  const path = file('list.json', '["10.0.0.0/24", "10.0.0.7", "10/8"]')
  expect(await found([path])).toEqual([
    'WIN151 1:17 `10.0.0.7/32` lies inside `10.0.0.0/24`',
    'WIN100 1:29 `10/8` is no CIDR: `10` is no IP address',
  ])
})

test('a path expression picks the ranges out of an export', async () => {
  const path = file(
    'state.json',
    JSON.stringify({
      resources: [
        { name: 'a', values: { cidr_block: '10.0.0.0/16', other: '10.0.1.0/24' } },
        { name: 'b', values: { cidr_block: '10.0.0.0/17' } },
      ],
    }),
  )
  expect(await found(['--path', 'resources[*].values.cidr_block', path])).toHaveLength(1)
  expect(await found(['--path', '$..cidr_block', path])).toHaveLength(1)
  expect(await found([path])).toHaveLength(3)
  const { exit, stderr } = await hnsc(['cidr', 'check', '--path', 'a[x]', path])
  expect([exit, stderr.split('\n')[0]]).toEqual([
    2,
    'error: `a[x]` is no path: it cannot be read from `[x]` on',
  ])
})

test('an address plan is judged by its roles', async () => {
  const path = file('plan.json', '{"clusterCIDR": "10.0.0.0/8", "serviceCIDR": "10.96.0.0/12"}')
  expect(await found([path])).toEqual([
    'WIN104 1:46 serviceCIDR `10.96.0.0/12` lies inside clusterCIDR `10.0.0.0/8`',
  ])
  expect((await hnsc(['cidr', 'check', '--allow', 'clusterCIDR,serviceCIDR', path])).exit).toBe(0)
})

test('a spec is judged by its own rules and by what a check of addresses knows', async () => {
  const path = file(
    'cluster.yaml',
    'apiVersion: hnsc.dev/v1alpha1\nkind: ClusterNetwork\nnetwork: { driver: overlay }\n' +
      'cidrs: { cluster: 192.168.0.0/16, service: 11.0.0.0/8, management: 10.1.0.0/24 }\n',
  )
  const codes = (await found([path])).map((line) => line.slice(0, 6))
  expect(codes).toEqual(expect.arrayContaining(['WIN118', 'WIN156', 'WIN157']))
})

test('a plan and an export are compared; the ranges of the plan may overlap each other', async () => {
  const plan = file('plan2.json', '{"clusterCIDR": "10.244.0.0/16", "podCIDR": "10.244.3.0/24"}')
  const list = file('taken.txt', '10.244.7.0/24 branch office\n')
  expect(await found([plan, list])).toEqual([
    'WIN151 1:1 `10.244.7.0/24` (branch office) lies inside `10.244.0.0/16` (clusterCIDR)',
  ])
})

test('allowed overlaps are neither listed nor counted', async () => {
  const stdin = '10.0.0.0/8 corp\n10.1.0.0/16 a\n10.1.2.0/24 b\n10.1.2.0/24 c\n'
  const messages = await found(['--allow', 'corp', '--allow', 'b,c', '-'], { stdin })
  expect(messages).toEqual([
    'WIN151 3:1 `10.1.2.0/24` (b) lies inside `10.1.0.0/16` (a)',
    'WIN151 4:1 `10.1.2.0/24` (c) lies inside `10.1.0.0/16` (a)',
  ])
  const { stdout } = await hnsc(['cidr', 'check', '--allow', 'corp', '--allow', 'b,c', '-'], { stdin })
  expect(stdout).toContain('4 ranges: 2 overlaps, 2 nested')
})

test('ten thousand overlaps are shown in groups, and counted', async () => {
  const lines = ['10.0.0.0/8 corp']
  for (let i = 0; i < 10_000; i++) lines.push(`10.${i >> 8}.${i & 255}.0/24 net-${i}`)
  const { stdout, exit } = await hnsc(['cidr', 'check', '-'], { stdin: lines.join('\n') })
  expect(exit).toBe(1)
  expect(stdout.split('\n').slice(0, 10)).toEqual([
    '10,001 ranges: 10,000 overlaps, 10,000 nested',
    '',
    '10.0.0.0/8  corp  <stdin>:1',
    '  holds  10.0.0.0/24  net-0  <stdin>:2',
    '  holds  10.0.1.0/24  net-1  <stdin>:3',
    '  holds  10.0.2.0/24  net-2  <stdin>:4',
    '  holds  10.0.3.0/24  net-3  <stdin>:5',
    '  holds  10.0.4.0/24  net-4  <stdin>:6',
    '  ... and 9,995 more',
    '',
  ])
  const pairs = await found(['--limit', '3', '-'], { stdin: lines.join('\n') })
  expect(pairs).toHaveLength(4)
  expect(pairs.at(-1)).toBe('WIN167 4:1 9997 more overlaps are not listed')
})

test('counts only', async () => {
  const path = file('count.txt', '10.0.0.0/24\n10.0.0.0/25\n10.0.0.0/25\nfoo\nfd00::/64\n')
  const { stdout } = await hnsc(['cidr', 'check', '--count', '--format', 'json', path])
  expect(JSON.parse(stdout)).toEqual({
    ranges: 4,
    unread: 1,
    merged: 2,
    addresses: { ipv4: '256', ipv6: String(2n ** 64n) },
    overlapping: 3,
    overlaps: { pairs: 3, equal: 1, contains: 2, crosses: 0 },
  })
  const table = file('count.csv', 'cidr\n10.0.0.0/24\n10.0.0.0/25\n')
  expect((await hnsc(['cidr', 'check', '--count', table])).stdout).toMatch(/^ranges +2\n/)
})

test('encodings: a byte order mark, UTF-16, characters beyond ASCII', async () => {
  const text = '10.0.0.0/24 Zürich 🦊\n10.0.0.0/25 x\n'
  const expected = ['WIN151 2:1 `10.0.0.0/25` (x) lies inside `10.0.0.0/24` (Zürich 🦊)']
  expect(await found([file('utf8.txt', text)])).toEqual(expected)
  const utf16 = await found([file('utf16.txt', Buffer.from('\ufeff' + text, 'utf16le'))])
  expect(utf16.filter((line) => line.startsWith('WIN151'))).toEqual(expected)
})

test('nothing to check is told', async () => {
  const { stdout, exit } = await hnsc(['cidr', 'check', file('empty.txt', '# nothing\n')])
  expect(exit).toBe(0)
  expect(stdout).toContain('warning[WIN166]: no prefix, range or address is found')
})

test('of JSON with a mistake the ranges are read as they were meant', async () => {
  const path = file('comma.json', '{"a": "10.0.0.0/8", "b": "10.1.0.0/16",}')
  expect(await found([path])).toEqual([
    'WIN151 1:26 `10.1.0.0/16` (b) lies inside `10.0.0.0/8` (a)',
    'WIN023 1:39 no value follows this comma',
  ])
})

test('what begins with a bracket is YAML where its name does not say JSON', async () => {
  expect(await found(['-'], { stdin: '[10.0.0.0/8, 10.1.0.0/16]' })).toEqual([
    'WIN151 1:14 `10.1.0.0/16` lies inside `10.0.0.0/8`',
  ])
})

test('a document of too many values is refused, and nothing is said of ranges that nobody has read', async () => {
  const path = file('numbers.json', `[${'7,'.repeat(2_000_000)}7]`)
  const { exit, stdout } = await hnsc(['cidr', 'check', path])
  expect(exit).toBe(1)
  expect(stdout).toContain('error[WIN039]: the document holds more than 2,000,000 values')
  expect(stdout).toContain('take its ranges out and check them as a list, one a line')
  expect(stdout.endsWith('\n1 error\n')).toBe(true)
})

test.each([
  [
    'IP-Netz;Maske;Ort\n10.10.0.0;255.255.0.0;a\n10.10.20.0;255.255.255.0;b\n',
    '10.10.20.0/24',
    '10.10.0.0/16',
  ],
  [
    '"Subnet Name","Address Block (CIDR)","IPs"\n"a","10.0.0.0/20",9\n"b","10.0.8.0/24",9\n',
    '10.0.8.0/24` (b)',
    '10.0.0.0/20` (a)',
  ],
])('a table whose names nobody knows is read by what stands below them: %s', async (table, inner, outer) => {
  const [finding = '', ...others] = await found([file('odd.csv', table)])
  expect(others).toEqual([])
  expect(finding).toContain(`\`${inner}`)
  expect(finding).toContain(`lies inside \`${outer}`)
})

test('an object that says its own range again means the same one', async () => {
  const vpcs = [
    { CidrBlock: '10.0.0.0/16', VpcId: 'a', CidrBlockAssociationSet: [{ CidrBlock: '10.0.0.0/16' }] },
    { CidrBlock: '10.0.0.0/16', VpcId: 'b' },
  ]
  const path = file('vpcs.json', JSON.stringify({ Vpcs: vpcs }))
  expect(await found([path])).toEqual([
    'WIN150 1:119 `10.0.0.0/16` (Vpcs[1]) is the same range as `10.0.0.0/16` (Vpcs[0])',
  ])
  expect(await found([file('two.json', '{"a": "10.0.0.0/16", "b": "10.0.0.0/16"}')])).toHaveLength(1)
})

test('subnets lie in their own virtual network, but not in another one', async () => {
  const networks = [
    {
      name: 'hub',
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [{ name: 'aks', addressPrefix: '10.0.4.0/22' }],
    },
    { name: 'spoke', addressSpace: { addressPrefixes: ['10.0.4.0/24'] }, subnets: [] },
  ]
  const findings = await found([file('vnets.json', JSON.stringify(networks))])
  expect(findings.map((text) => text.replace(/^\S+ \S+ /, ''))).toEqual([
    '`10.0.4.0/24` (spoke.addressSpace[0]) lies inside `10.0.0.0/16` (hub.addressSpace[0])',
    '`10.0.4.0/24` (spoke.addressSpace[0]) lies inside `10.0.4.0/22` (hub.subnets.aks)',
  ])
})

test('of a Terraform state the resources count, by their names; all addresses at once are no range', async () => {
  const state = {
    terraform_version: '1.7.0',
    outputs: { cidr: { value: '10.20.0.0/16' } },
    resources: [
      { type: 'aws_vpc', name: 'main', instances: [{ attributes: { cidr_block: '10.20.0.0/16' } }] },
      { type: 'aws_subnet', name: 'a', instances: [{ attributes: { cidr_block: '10.20.1.0/24' } }] },
      { type: 'aws_route', name: 'r', instances: [{ attributes: { destination_cidr_block: '0.0.0.0/0' } }] },
    ],
  }
  const [finding, ...others] = await found([file('x.tfstate', JSON.stringify(state))])
  expect(others).toEqual([])
  expect(finding).toContain(
    '`10.20.1.0/24` (resources.aws_subnet.a.instances[0].attributes) lies inside `10.20.0.0/16` (resources.aws_vpc.main',
  )
})

test('several YAML documents, and two families in one text', async () => {
  const text = 'podSubnet: 10.244.0.0/16,fd00::/56\n---\nserviceSubnet: 10.244.128.0/20\n'
  expect(await found([file('kubeadm.yaml', text)])).toEqual([
    'WIN151 3:16 `10.244.128.0/20` ([1].serviceSubnet) lies inside `10.244.0.0/16` ([0].podSubnet)',
  ])
})

test('an array of plans is as many plans', async () => {
  const plans = [
    { clusterCIDR: '10.244.0.0/16', vni: 1 },
    { clusterCIDR: '10.244.0.0/16', serviceCIDR: '10.244.0.0/20' },
  ]
  expect((await found([file('plans.json', JSON.stringify(plans))])).map((text) => text.slice(0, 6))).toEqual([
    'WIN110',
    'WIN104',
  ])
})

test('a comment behind a label is no part of it, and long lines have columns', async () => {
  const { stdout } = await hnsc(['cidr', 'check', '-'], {
    stdin: `10.0.0.0/8  corp  # whole\n10.1.0.0/16 ${'x'.repeat(200)}\n`,
  })
  expect(stdout).toContain('\n10.0.0.0/8  corp  <stdin>:1\n')
  expect(stdout).toContain('xxx  <stdin>:2:1\n')
})

test.each(['[', '{"a":', '[['])('what nests 100,000 times %s is told, and no fault of ours', async (open) => {
  const { exit, stdout, stderr } = await hnsc(['cidr', 'check', '-'], { stdin: open.repeat(100_000) })
  expect(exit).toBe(1)
  expect(stdout + stderr).toContain('the document nests too deeply')
})
