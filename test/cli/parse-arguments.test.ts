import fc from 'fast-check'
import { expect, test } from 'vitest'
import yargs from 'yargs'
import { type Parsed, parseArguments } from '../../src/cli/parse-arguments.ts'
import { GLOBALS, ROWS } from './sample-table.ts'

const parse = (line: string): Parsed => parseArguments(line === '' ? [] : line.split(' '), ROWS, GLOBALS)

const buildDefaults = {
  out: undefined,
  only: [],
  set: [],
  format: 'pretty',
  check: false,
  color: 'auto',
  help: false,
  version: false,
}

test.each([
  ['build p', ['p'], {}],
  ['build -', ['-'], {}],
  ['build -o out p', ['p'], { out: 'out' }],
  ['build -oout p', ['p'], { out: 'out' }],
  ['build p --out=out', ['p'], { out: 'out' }],
  ['build p --out=-x', ['p'], { out: '-x' }],
  ['build p --out -', ['p'], { out: '-' }],
  ['build p --only cni --only hns', ['p'], { only: ['cni', 'hns'] }],
  ['build p --set a.b=c=d', ['p'], { set: ['a.b=c=d'] }],
  ['build p --set=a.b=c', ['p'], { set: ['a.b=c'] }],
  ['build --check --color never p', ['p'], { check: true, color: 'never' }],
  ['build -- --check', ['--check'], {}],
  ['build 010', ['010'], {}],
])('`%s` is read', (line, positionals, options) => {
  const parsed = parse(line)
  expect(parsed.kind === 'run' && parsed.invocation).toEqual({
    positionals,
    options: { ...buildDefaults, ...options },
  })
})

test('a command of two words is found, and its arguments', () => {
  const parsed = parse('cidr merge a b --width 8')
  expect(parsed.kind === 'run' && [parsed.row.name, parsed.invocation.positionals]).toEqual([
    'cidr merge',
    ['a', 'b'],
  ])
})

test('a command of three words is found, and its arguments', () => {
  const parsed = parse('cidr ops cut long')
  expect(parsed.kind === 'run' && [parsed.row.name, parsed.invocation.positionals]).toEqual([
    'cidr ops cut',
    ['long'],
  ])
})

test.each([
  ['', 'bare', 'all'],
  ['cidr', 'bare', 'group'],
  ['cidr ops', 'bare', 'group'],
  ['cidr ops -h', 'help', 'group'],
  ['--help', 'help', 'all'],
  ['-h', 'help', 'all'],
  ['cidr --help', 'help', 'group'],
  ['cidr merge -h', 'help', 'command'],
  ['build --nonsense --help', 'help', 'command'],
  ['nonsense --help', 'help', 'all'],
])('`%s` asks for help: %s about %s', (line, kind, topic) => {
  const parsed = parse(line)
  expect([parsed.kind, 'topic' in parsed && parsed.topic.kind]).toEqual([kind, topic])
})

test('--version anywhere asks for the version, unless after --', () => {
  expect(parse('--version').kind).toBe('version')
  expect(parse('build p --version').kind).toBe('version')
  expect(parse('build -- --version').kind).toBe('run')
})

test.each([
  ['biuld p', '`biuld` is not a command', 'the nearest command is `hnsc build`'],
  ['cidr chek', '`cidr chek` is not a command', 'the nearest command is `hnsc cidr check`'],
  ['cidr op cut', '`cidr op` is not a command', 'the nearest command is `hnsc cidr ops`'],
  ['cidr ops jion', '`cidr ops jion` is not a command', 'the nearest command is `hnsc cidr ops join`'],
  ['zzzzzzz', '`zzzzzzz` is not a command', undefined],
  ['--zzz', '`--zzz` is not an option of hnsc', undefined],
  ['--color=never', 'no command is given', undefined],
  ['build', 'the argument PLAN is missing', 'name a plan file'],
  ['build p q', '`q` is one argument too many', undefined],
  ['cidr check q', '`q` is one argument too many', undefined],
  ['cidr merge', 'the argument FILE is missing', 'name at least one file'],
  ['tell one two', '`two` is one argument too many', undefined],
  ['tell tow', '`tow` is not a value of TOPIC', 'the nearest is `two`; the values are one, two'],
  ['build p --formt json', '`--formt` is not an option of `hnsc build`', 'the nearest option is `--format`'],
  ['build p -z', '`-z` is not an option of `hnsc build`', undefined],
  ['build p --no-check', '`--no-check` is not an option of `hnsc build`', 'the nearest option is `--check`'],
  ['build p --out a --out b', '`--out` is given twice', undefined],
  ['build p --out a -o b', '`-o` is given twice', undefined],
  ['build p --check --check', '`--check` is given twice', undefined],
  ['build p --out', '`--out` is given without its value DIR', undefined],
  ['build p --out=', '`--out` is given without its value DIR', undefined],
  ['build p --out --check', '`--out` is given without its value DIR', undefined],
  ['build p --check=yes', '`--check` takes no value, but `yes` is given', undefined],
  [
    'build p --format jsn',
    '`jsn` is not a value of `--format`',
    'the nearest is `json`; the values are pretty, json',
  ],
  ['build p --only xyzzy', '`xyzzy` is not a value of `--only`', 'the values are cni, hns'],
])('`%s` is wrong', (line, message, help) => {
  const parsed = parse(line)
  expect(parsed.kind === 'wrong' && [parsed.message, parsed.help]).toEqual([message, help])
})

test.each(['__proto__', 'constructor', 'toString', '--__proto__=x', '--constructor', '--toString=1'])(
  '`%s` is no command and no option',
  (word) => {
    expect(parse(word).kind).toBe('wrong')
    expect(parse(`lint ${word}`).kind).toBe(word.startsWith('-') ? 'wrong' : 'run')
  },
)

/** The same command line as yargs reads it with the same table. */
async function byYargs(argv: readonly string[]): Promise<unknown> {
  const parser = yargs([])
    .help(false)
    .version(false)
    .exitProcess(false)
    .strict()
    .fail(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .command('$0 <PLAN>', 'build', (y) => y.positional('PLAN', { type: 'string' }))
  for (const option of [...ROWS[0].options, ...GLOBALS]) {
    const takes = 'takes' in option ? option.takes : undefined
    parser.option(option.name, {
      ...(takes === undefined
        ? { type: 'boolean', default: false }
        : { string: true, requiresArg: true, array: 'repeatable' in option }),
      ...('alias' in option ? { alias: option.alias } : {}),
      ...(takes !== undefined && 'choices' in takes ? { choices: takes.choices } : {}),
    })
  }
  try {
    return await parser.parseAsync([...argv])
  } catch {
    return undefined
  }
}

/** Words of the plain kind, of which both readers should think the same. */
const word = fc.constantFrom(
  ...['p', 'a.yaml', 'cni', 'hns', 'json', '7', 'k=v', '--out', '-o', '--out=d', '--only', '--only=hns'],
  ...['--set', '--set=a=b', '--format', '--format=json', '--check', '--color', '--nonsense', '--chek'],
)

test('yargs reads the same table in the same way', async () => {
  let agreed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
      const ours = parseArguments(['build', ...words], ROWS, GLOBALS)
      const theirs = await byYargs(words)
      if (ours.kind !== 'run') {
        // Where ours is stricter on purpose: yargs takes an option twice that means one thing.
        if (ours.kind !== 'wrong' || !ours.message.endsWith('given twice')) expect(theirs).toBeUndefined()
        return
      }
      agreed++
      const { options, positionals } = ours.invocation
      const given = Object.entries(options).filter(([name, value]) =>
        Array.isArray(value)
          ? value.length > 0
          : value !== undefined && words.join(' ').includes(`--${name}`),
      )
      expect(theirs).toMatchObject({ PLAN: positionals[0], ...Object.fromEntries(given) })
    }),
    { numRuns: 500 },
  )
  expect(agreed).toBeGreaterThan(20)
}, 60_000)
