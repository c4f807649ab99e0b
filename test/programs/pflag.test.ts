import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KUBE_PROXY_FLAGS } from '../../src/facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../src/facts/kubelet-flags.ts'
import { parseGoFlags } from '../../src/programs/go-flag.ts'
import { parseArguments } from '../../src/programs/pflag.ts'

const proxy = (args: readonly string[], minor = 20) => parseArguments(args, KUBE_PROXY_FLAGS, minor)
const errors = (args: readonly string[], minor = 20) => proxy(args, minor).errors.map(({ text }) => text)
const values = (args: readonly string[]) => proxy(args).uses.map(({ flag, value }) => `${flag.name}=${value}`)

describe('what pflag takes', () => {
  it.each([
    [['--network-name=a'], ['network-name=a']],
    [['--network-name', 'a'], ['network-name=a']],
    [['--network_name=a=b'], ['network-name=a=b']],
    [['--network-name='], ['network-name=']],
    [['--enable-dsr'], ['enable-dsr=true']],
    [['--enable-dsr=false'], ['enable-dsr=false']],
    [['-v', '4'], ['v=4']],
    [['-v4'], ['v=4']],
    [['-h'], ['help=true']],
    [['-hv4'], ['help=true', 'v=4']],
    [['-h=false'], ['help=false']],
    [['-v=4'], ['v=4']],
    [['--v=4'], ['v=4']],
    [['--network-name', '--source-vip=a'], ['network-name=--source-vip=a']],
    [
      ['--network-name=a', '--network-name=b'],
      ['network-name=a', 'network-name=b'],
    ],
  ])('%j', (args, expected) => {
    expect([values(args), errors(args)]).toEqual([expected, []])
  })

  it('leaves over what belongs to no flag, and all behind `--`', () => {
    expect(proxy(['--enable-dsr', 'false', '--v=1', 'x', '--', '--v=2'])).toMatchObject({
      positionals: [1, 3, 5],
    })
  })
})

describe('what pflag refuses, in its words', () => {
  it.each([
    [['--service'], 'unknown flag: --service'],
    [['--log_dirs=x'], 'unknown flag: --log_dirs'],
    [['-hostname-override=a'], "unknown shorthand flag: 'o' in -ostname-override=a"],
    [['-h='], "unknown shorthand flag: '=' in -="],
    [['-h=x'], 'invalid argument "x" for "-h, --help" flag: strconv.ParseBool: parsing "x": invalid syntax'],
    [['-logtostderr'], "unknown shorthand flag: 'l' in -logtostderr"],
    [['--=x'], 'bad flag syntax: --=x'],
    [['---x'], 'bad flag syntax: ---x'],
    [['--network-name'], 'flag needs an argument: --network-name'],
    [['-v'], "flag needs an argument: 'v' in -v"],
    [
      ['--enable-dsr=yes'],
      'invalid argument "yes" for "--enable-dsr" flag: strconv.ParseBool: parsing "yes": invalid syntax',
    ],
    [['--v=x'], 'invalid argument "x" for "-v, --v" flag: parsing "x": invalid syntax'],
    [
      ['--healthz-port=99999999999'],
      'invalid argument "99999999999" for "--healthz-port" flag: strconv.ParseInt: parsing "99999999999": value out of range',
    ],
    [
      ['--bind-address=foo'],
      'invalid argument "foo" for "--bind-address" flag: "foo" is not a valid IP address',
    ],
    [
      ['--metrics-bind-address=foo'],
      'invalid argument "foo" for "--metrics-bind-address" flag: "foo" is not in a valid format (ip or ip:port): address foo: missing port in address',
    ],
    [
      ['--feature-gates=WinOverlay'],
      'invalid argument "WinOverlay" for "--feature-gates" flag: malformed pair, expect string=bool',
    ],
    [
      ["--feature-gates='WinOverlay=true'"],
      `invalid argument "'WinOverlay=true'" for "--feature-gates" flag: invalid value of 'WinOverlay: true', err: strconv.ParseBool: parsing "true'": invalid syntax`,
    ],
    [
      ['--config-sync-period=1d'],
      'invalid argument "1d" for "--config-sync-period" flag: time: unknown unit "d" in duration "1d"',
    ],
    [
      ['--config-sync-period=1'],
      'invalid argument "1" for "--config-sync-period" flag: time: missing unit in duration "1"',
    ],
  ])('%j', (args, expected) => {
    expect(errors(args)[0]).toBe(expected)
  })

  it('goes on behind a flag of another release, its value taken along', () => {
    const { errors: found, positionals } = parseArguments(
      ['--network-plugin', 'cni', '--nope'],
      KUBELET_FLAGS,
      24,
    )
    expect([found.map(({ name, flag }) => [name, flag?.gone]), positionals]).toEqual([
      [
        ['network-plugin', 24],
        ['nope', undefined],
      ],
      [],
    ])
  })

  it('takes every argument once, whatever stands there', () => {
    const argument = fc.string({ unit: fc.constantFrom('-', 'v', '=', 'a', '"', ',', '1', ' ') })
    fc.assert(
      fc.property(fc.array(argument), (args) => {
        const { positionals } = proxy(args)
        expect(new Set(positionals).size).toBe(positionals.length)
      }),
    )
  })
})

describe("Go's package flag, which flanneld uses", () => {
  const FLAGS = [
    { name: 'ip-masq', type: 'bool' },
    { name: 'iface', type: 'list' },
    { name: 'healthz-port', type: 'int' },
  ] as const
  const parse = (args: readonly string[]) => parseGoFlags(args, FLAGS)

  it.each([
    [['--ip-masq=1', '-iface', 'x'], ['ip-masq=1', 'iface=x'], undefined, []],
    [['-ip-masq', 'true', '-iface=y'], ['ip-masq=true'], 1, []],
    [['-nope'], [], undefined, ['flag provided but not defined: -nope']],
    [
      ['-ip-masq=maybe'],
      ['ip-masq=maybe'],
      undefined,
      ['invalid boolean value "maybe" for -ip-masq: parse error'],
    ],
    [
      ['-healthz-port=x'],
      ['healthz-port=x'],
      undefined,
      ['invalid value "x" for flag -healthz-port: parse error'],
    ],
    [['-iface'], [], undefined, ['flag needs an argument: -iface']],
    [['--', 'x'], [], 1, []],
  ])('%j', (args, uses, rest, texts) => {
    const parsed = parse(args)
    expect(parsed.uses.map(({ flag, value }) => `${flag.name}=${value}`)).toEqual(uses)
    expect([parsed.rest, parsed.errors.map(({ text }) => text)]).toEqual([rest, texts])
  })
})
