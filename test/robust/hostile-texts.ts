import * as fs from 'node:fs'
import type { HostileInput } from './hostile-inputs.ts'

const text = (name: string, content: string | Uint8Array): HostileInput => ({
  name,
  put: (path) => fs.writeFileSync(path, content),
})

const long = (name: string, content: () => string | Uint8Array): HostileInput => ({
  name,
  put: (path) => fs.writeFileSync(path, content()),
  takesSeconds: true,
})

/** Bytes that are no UTF-8: stray, cut short, too long, surrogates, beyond the last character. */
const NO_UTF8 = [
  [0x80],
  [0xc3],
  [0xe2, 0x82],
  [0xf0, 0x9f, 0x98],
  [0xc0, 0xaf],
  [0xe0, 0x80, 0xaf],
  [0xf0, 0x80, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xff],
]

/** Twelve lists, each of ten times the one before: 10^12 values when all are written out. */
function aliases(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(10)}]`)
  return `${lines.join('\n')}\n`
}

/** The same with merge keys, as which YAML 1.1 puts one mapping into another. */
function merges(): string {
  const lines = ['a0: &a0 { k0: 1 }']
  for (let i = 1; i < 40; i++) lines.push(`a${i}: &a${i} { <<: [*a${i - 1}, *a${i - 1}], k${i}: 1 }`)
  return `${lines.join('\n')}\n`
}

/** A configuration that is read by every program of its chain. */
export const CONF = `{
  "cniVersion": "0.2.0",
  "name": "cbr0",
  "type": "flannel",
  "delegate": { "type": "win-bridge", "dns": { "nameservers": ["10.96.0.10"] } }
}
`

/** What every object of JavaScript has. */
const INHERITED = [
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
]

/** Texts that are empty, too long, too deep, no text, or mean something to somebody else. */
export const HOSTILE_TEXTS: readonly HostileInput[] = [
  text('empty', ''),
  text('nothing but blanks', ' \t\r\n'.repeat(1000)),
  long('100 MB', () => Buffer.alloc(100_000_000, '10.0.0.0/8\n')),
  long('one line of 50 MB', () => Buffer.alloc(50_000_000, 'a')),
  text('lists 100,000 deep', '['.repeat(100_000)),
  text('objects 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  text('YAML lists 100,000 deep', `${'- '.repeat(100_000)}x\n`),
  text('YAML aliases that explode', aliases()),
  text('YAML merge keys that explode', merges()),
  text('a YAML alias inside of what it stands for', 'a: &a [*a]\nb: &b { c: *b }\n'),
  text(
    'YAML tags of other languages',
    'a: !!js/function "() => 1"\nb: !!python/object/apply:os.system [calc]\nc: !!binary x\n',
  ),
  long('100,000 YAML documents', () => 'a: 1\n---\n'.repeat(100_000)),
  long('a million times the same key', () => `{${'"a":1,'.repeat(1_000_000)}"a":1}`),
  long('a million times the same key in YAML', () => 'a: 1\n'.repeat(1_000_000)),
  long('a million commas', () => `[${','.repeat(1_000_000)}]`),
  text('a comment and 50,000 empty lines', `#${'\n'.repeat(50_000)}`),
  text('a comma and 50,000 empty lines', `$a = 1,${'\n'.repeat(50_000)}`),
  text('20,000 arguments', `kubelet.exe${' --a=b'.repeat(20_000)}\n`),
  long('a number of a million digits', () => `{"cniVersion": ${'9'.repeat(1_000_000)}}`),
  text('NUL bytes', Buffer.alloc(10_000)),
  text('NUL bytes in JSON', CONF.replace('cbr0', 'cb\u0000r0')),
  ...NO_UTF8.map((bytes) =>
    text(
      `the bytes ${Buffer.from(bytes).toString('hex')}`,
      Buffer.concat([Buffer.from('{"name": "'), Buffer.from(bytes), Buffer.from('"}\n')]),
    ),
  ),
  text('half a character in UTF-16', Buffer.from(`\ufeff${CONF}`, 'utf16le').subarray(0, -1)),
  text('half a surrogate pair in UTF-16', Buffer.from(`\ufeff${CONF.replace('cbr0', '\ud800')}`, 'utf16le')),
  text('CRLF', CONF.replaceAll('\n', '\r\n')),
  text('CR', CONF.replaceAll('\n', '\r')),
  text(
    'escape sequences',
    CONF.replaceAll('cbr0', '\\u001b[31m\\u009b2J\\u202ered\\u001b]0;title\\u0007').replace(
      '"flannel"',
      '"\u001b[2J\u009b2J\u202e"',
    ),
  ),
  text('`__proto__`', CONF.replace('"name"', '"__proto__": {"a": 1}, "constructor": 1, "name"')),
  text('`__proto__` in YAML', '__proto__: { a: 1 }\nkind: __proto__\napiVersion: constructor\n'),
  text(
    'other names that objects inherit',
    `{${INHERITED.map((name) => `"${name}": {"${name}": 1}`).join()}}`,
  ),
]
