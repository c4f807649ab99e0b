import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareCommands } from '../../../src/text/command-line/bare-commands.ts'
import { cmdCommands } from '../../../src/text/command-line/cmd-commands.ts'
import type { Command } from '../../../src/text/command-line/command.ts'
import { flagsFile } from '../../../src/text/command-line/flags-file.ts'
import { isOpen, scanSource } from '../../../src/text/command-line/placed.ts'
import { powershellCommands } from '../../../src/text/command-line/powershell-commands.ts'
import { splitArguments } from '../../../src/text/command-line/split-arguments.ts'

const texts = (commands: readonly Command[]) => commands.map(({ words }) => words.map(({ text }) => text))
const split = (line: string) => splitArguments(scanSource(line)).map(({ text }) => text)
const cmd = (text: string) => texts(cmdCommands(scanSource(text)))
const powershell = (text: string) => texts(powershellCommands(scanSource(text)))
const bare = (text: string) => texts(bareCommands(scanSource(text)))

describe('splitArguments', () => {
  it.each([
    ['a  b\tc', ['a', 'b', 'c']],
    [String.raw`"a b" c`, ['a b', 'c']],
    [String.raw`a\\b "c\\" d`, [String.raw`a\\b`, 'c\\', 'd']],
    [String.raw`a\"b`, ['a"b']],
    [String.raw`"a\\\"b"`, ['a\\"b']],
    [String.raw`"a""b" c`, ['a"b c']],
    [String.raw`--x="" y`, ['--x=', 'y']],
    [String.raw`--x='a b'`, ["--x='a", "b'"]],
    [String.raw`C:\k\ "C:\Program Files\\"`, ['C:\\k\\', 'C:\\Program Files\\']],
  ])('%s', (line, expected) => {
    expect(split(line)).toEqual(expected)
  })

  it('gives back what the documented way of quoting has written', () => {
    const quote = (text: string) => `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
    const argument = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', "'", '\t', '%', 'é') })
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 5 }), (words) => {
        expect(split(words.map(quote).join(' '))).toEqual(words)
      }),
    )
  })

  it('knows where each character stands', () => {
    const [, word] = splitArguments(scanSource(String.raw`x --a="b \"c"`))
    expect(word).toMatchObject({ text: '--a=b "c', start: 2, end: 13 })
    expect(word?.units.map(({ start }) => start)).toEqual([2, 3, 4, 5, 7, 8, 9, 11])
  })
})

describe('cmdCommands', () => {
  it.each([
    [
      '@echo off\r\nREM kubelet --x\r\n:: y\r\na b',
      [
        ['echo', 'off'],
        ['a', 'b'],
      ],
    ],
    ['a ^\r\n  b ^& c & d | e', [['a', 'b', '&', 'c'], ['d'], ['e']]],
    ['a "b ^& c" d', [['a', 'b ^& c', 'd']]],
    ['a --x=%NAME% 100%% %~dp0k.exe', [['a', '--x=%NAME%', '100%', '%~dp0k.exe']]],
    ['a > log.txt 2>&1 b', [['a', 'b']]],
    ['a --x=<host name> --y', [['a', '--x=<host', 'name>', '--y']]],
    ['a <in.txt >out.txt', [['a']]],
    ["a 'b c'", [['a', "'b", "c'"]]],
  ])('%s', (text, expected) => {
    expect(cmd(text)).toEqual(expected)
  })

  it('marks what is known at run time only', () => {
    const [command] = cmdCommands(scanSource('a --x=%NAME% !b! c'))
    expect(command?.words.map(isOpen)).toEqual([false, true, true, false])
  })
})

describe('powershellCommands', () => {
  it.each([
    ['a b `\n  c # d\ne', [['a', 'b', 'c'], ['e']]],
    [`a --x="b c" --y='d "e"' 'it''s'`, [['a', '--x=b c', '--y=d "e"', "it's"]]],
    ['a "b `"c" "d ""e" "t`tb"', [['a', 'b "c', 'd "e', 't\tb']]],
    // Quotation marks within an argument are the program's to take away.
    [`a --x='""' --y="b\`"c\`""`, [['a', '--x=', '--y=bc']]],
    ['& "C:\\k\\a.exe" --b; c', [['C:\\k\\a.exe', '--b'], ['c']]],
    ['a --x=b,c=d --y', [['a', '--x=b,c=d', '--y']]],
    ['$a = @(\n "--b", # c\n "--d"\n)\ne', [['--b', '--d'], ['e']]],
    ['$a = "--b",\n  "--c"', [['--b', '--c']]],
    ['$a += "--b=" + $c + ".d"', [['--b=$c.d']]],
    ['if ($x) { a --b } else { c }', [['if', '$x'], ['a', '--b'], ['else'], ['c']]],
    ['a --x=$((hostname).ToLower()) b', [['a', '--x=$((hostname).ToLower())', 'b']]],
    ['a --x=$env:NODE.y', [['a', '--x=$env:NODE.y']]],
    ['a --% --x="%Y%" z\nb', [['a', '--x=%Y%', 'z'], ['b']]],
    ["$a = @'\n--b='c'\n'@\nd", [["--b='c'"], ['d']]],
    ['a b > c.txt 2>&1 | d', [['a', 'b'], ['d']]],
    ['<# a\n b #> c', [['c']]],
    ['a --x=<host name> b', [['a', '--x=<host name>', 'b']]],
  ])('%s', (text, expected) => {
    expect(powershell(text)).toEqual(expected)
  })

  it('tells assignments by their name', () => {
    const commands = powershellCommands(
      scanSource('[string[]]$x = "a"\n$env:Y="b"\n$script:z+=@("c")\nd\n$e = f --g'),
    )
    expect(commands.map(({ variable }) => variable)).toEqual(['x', 'env:Y', 'z', undefined, undefined])
  })

  it('takes every text and comes to its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab -=$(){}@\'"`\n;|<>#,+&%') }), (text) => {
        expect(() => powershellCommands(scanSource(text))).not.toThrow()
      }),
    )
  })
})

describe('bareCommands', () => {
  it.each([
    ['PS C:> a --b', [['a', '--b']]],
    ['C:\\k> a --b', [['a', '--b']]],
    ['a --x=$(b c) `\n --d', [['a', '--x=$(b c)', '--d']]],
    ['a \\\n b ^\n c', [['a', 'b', 'c']]],
    ['--a\n--b=c d', [['--a', '--b=c', 'd']]],
    ['# x\na', [['a']]],
    ['```\na b\n```\nc', [['```'], ['a', 'b'], ['```'], ['c']]],
  ])('%s', (text, expected) => {
    expect(bare(text)).toEqual(expected)
  })
})

it('reads a file of flags line by line', () => {
  expect(texts(flagsFile(scanSource('# flags\n--a=b c\r\n\n  --d="e"\n')))).toEqual([['--a=b c', '--d="e"']])
})
