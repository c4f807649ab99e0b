import { expect, test } from 'vitest'
import { MODES } from '../../src/explain/modes.ts'
import { hnsc } from './fake-io.ts'

test('modes prints every mode with its plugins', async () => {
  const { exit, stdout: out } = await hnsc(['modes'])
  expect(exit).toBe(0)
  for (const { mode, plugins } of MODES) {
    expect(out).toContain(`\n${mode}  HNS type`.slice(mode === 'l2bridge' ? 1 : 0))
    for (const { plugin } of plugins) expect(out).toContain(plugin)
  }
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test('a row has its example spec, and says what a controller of the vendor does', async () => {
  for (const columns of [80, 100]) {
    const { stdout: out } = await hnsc(['modes'], { columns })
    const lines = out.split('\n')
    expect(lines.filter((line) => line.length > columns)).toEqual([])
    for (const { example } of MODES.flatMap(({ plugins }) => plugins))
      if (example !== undefined) expect(out).toContain(example)
    expect(out).toContain('vendor   antrea: antrea-agent makes the Transparent HNS network')
  }
})

test('a plugin has the IPAM that it takes in this mode', async () => {
  const ipam = async (mode: string) => {
    const { stdout } = await hnsc(['modes', mode])
    return stdout.split('\n').find((line) => /^ +calico /.test(line))
  }
  expect(await ipam('overlay')).not.toContain('host-local')
  expect(await ipam('l2bridge')).toContain('calico-ipam, host-local')
})

test('each mode says who enforces network policies beside which plugin', async () => {
  const { stdout: overlay } = await hnsc(['modes', 'overlay'], { columns: 100 })
  expect(overlay).toContain('policies enforced by the plugin itself: calico')
  expect(overlay).toContain('by Calico beside the plugin: flannel, win-overlay, sdnoverlay')
  const { stdout: nat } = await hnsc(['modes', 'nat'])
  expect(nat).toContain('policies by nobody: nat, wincni')
})

test('every pair that is compiled has an example that compiles', async () => {
  for (const { example } of MODES.flatMap(({ plugins }) => plugins)) {
    if (example === undefined) continue
    expect(await hnsc(['validate', example]), example).toMatchObject({ exit: 0 })
  }
})

test('one mode can be asked for, and no other word', async () => {
  const { stdout: out } = await hnsc(['modes', 'overlay'])
  expect(out).toContain('win-overlay')
  expect(out).not.toContain('HNS type L2Bridge')
  const wrong = await hnsc(['modes', 'bridge'])
  expect(wrong.exit).toBe(2)
  expect(wrong.stderr).toContain('l2bridge')
})

test('as JSON it is one object with the limits in full', async () => {
  const { stdout: out } = await hnsc(['modes', '--format', 'json'])
  const table = JSON.parse(out)
  expect(table.version).toBe(1)
  expect(table.modes.map(({ mode }: { mode: string }) => mode)).toEqual(MODES.map(({ mode }) => mode))
  expect(Object.keys(table.limits)).toContain('icmp-outbound')
  expect(Object.keys(table.ipam)).toContain('azure-cns')
})

test('explain limits prints all of them', async () => {
  const { exit, stdout: out } = await hnsc(['explain', 'limits'])
  expect(exit).toBe(0)
  for (const word of ['icmp-outbound', 'node-to-pod-vxlan', 'WinDSR', '17763.1432'])
    expect(out).toContain(word)
})

test('where hnsc writes less IPAM than a plugin takes, both are shown', async () => {
  const overlay = (await hnsc(['modes', 'overlay'])).stdout
  expect(overlay).toMatch(/sdnoverlay +host-local, none +with host-local/)
  const l2bridge = (await hnsc(['modes', 'l2bridge'])).stdout
  expect(l2bridge).toMatch(/sdnbridge +host-local, none +with none/)
  expect(l2bridge).toMatch(/win-bridge +host-local, none +yes/)
})
