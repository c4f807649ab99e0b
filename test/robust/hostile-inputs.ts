import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'

/** An input that nobody means well with: what it is, and how it is put at a path. */
export interface HostileInput {
  readonly name: string
  readonly put: (path: string) => void
  /** True where a command takes seconds, or waits for them. */
  readonly takesSeconds?: true
}

const text = (name: string, content: string | Uint8Array): HostileInput => ({
  name,
  put: (path) => fs.writeFileSync(path, content),
})

/** Bytes that are no UTF-8: stray, cut short, too long, surrogates, beyond the last character. */
const NO_UTF8 = [
  [0x80],
  [0xc3],
  [0xe2, 0x82],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xff],
]

const aliases = (): string => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(10)}]`)
  return `${lines.join('\n')}\n`
}

const CONF = `{
  "cniVersion": "0.2.0",
  "name": "cbr0",
  "type": "flannel",
  "delegate": { "type": "win-bridge", "dns": { "nameservers": ["10.96.0.10"] } }
}
`

/** Every input of the issue, as files. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [
  text('empty', ''),
  {
    name: '100 MB',
    put: (path) => fs.writeFileSync(path, Buffer.alloc(100_000_000, '10.0.0.0/8\n')),
    takesSeconds: true,
  },
  {
    name: 'one line of 50 MB',
    put: (path) => fs.writeFileSync(path, Buffer.alloc(50_000_000, 'a')),
    takesSeconds: true,
  },
  text('lists 100,000 deep', '['.repeat(100_000)),
  text('objects 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  text('YAML aliases that explode', aliases()),
  {
    name: 'a million times the same key',
    put: (path) => fs.writeFileSync(path, `{${'"a":1,'.repeat(1_000_000)}"a":1}`),
    takesSeconds: true,
  },
  text('NUL bytes', Buffer.alloc(10_000)),
  text('NUL bytes in JSON', CONF.replace('cbr0', 'cb\u0000r0')),
  text(
    'every kind of bytes that are no UTF-8',
    Buffer.concat(
      NO_UTF8.map((bytes) =>
        Buffer.concat([Buffer.from(`{"name": "`), Buffer.from(bytes), Buffer.from('"}\n')]),
      ),
    ),
  ),
  text('CRLF', CONF.replaceAll('\n', '\r\n')),
  text('CR', CONF.replaceAll('\n', '\r')),
  text(
    'escape sequences',
    CONF.replaceAll('cbr0', '\\u001b[31m\\u202ered\\u001b]0;title\\u0007').replace(
      '"flannel"',
      '"\u001b[2J"',
    ),
  ),
  text('__proto__', CONF.replace('"name"', '"__proto__": {"a": 1}, "constructor": 1, "name"')),
  {
    name: 'a FIFO that nobody writes to',
    put: (path) => void execFileSync('mkfifo', [path]),
    takesSeconds: true,
  },
  { name: 'a directory without files', put: (path) => fs.mkdirSync(path) },
  { name: 'a link to itself', put: (path) => fs.symlinkSync(path, path) },
  { name: 'nothing at that path', put: () => undefined },
]

/** How every command that takes files is given one, `@` in the place of its path. */
export const COMMANDS: readonly (readonly string[])[] = [
  ['compile', '@'],
  ['validate', '@'],
  ['trace', '@'],
  ['upgrade-check', '@', '--from', '1.30', '--to', '1.34'],
  ['cidr', 'check', '@'],
  ['cidr', 'plan', '@'],
  ['cidr', 'ops', 'merge', '@'],
  ['cidr', 'suggest', '--service', '20', '--avoid', '@'],
  ['policy', 'convert', '@', '--to', 'v2'],
  ['policy', 'acl', '@'],
  ['policy', 'simulate', '@', '--from', 'a/b', '--to', '10.0.0.1:80/tcp'],
]

/** Where an input is put in a folder: names that the programs take for a CNI configuration. */
export function pathOf(folder: string, index: number): string {
  return join(folder, `${index}.conf`)
}

/** The most memory that a command may take, in MiB. */
export const MOST_MEMORY = 1024

/** The most processor time that a command may take, in seconds. */
export const MOST_SECONDS = 20
