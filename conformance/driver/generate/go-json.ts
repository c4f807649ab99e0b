import { type Doc, type Member, list, num, object, print, raw } from '../document.ts'
import type { JsonCase } from '../models/go-json.ts'
import type { Random } from '../random.ts'
import { value } from './libcni.ts'
import type { Generated } from './plugin-case.ts'

/** A document around the members of the struct that the runner decodes into; every third has some bytes changed. */
export function jsonCase(r: Random): Generated<JsonCase> {
  const doc = r.chance(0.1) ? value(r, 4) : kinds(r)
  if (!r.chance(0.35)) return { doc, withText: (document) => ({ document }) }
  const bytes = changed(r, Buffer.from(print(doc)))
  return {
    doc: raw(bytes.toString('latin1')),
    withText: (text) => ({ document: { base64: Buffer.from(text, 'latin1').toString('base64') } }),
  }
}

const NAMES = [
  'name',
  'sub',
  'int',
  'uint8',
  'uint32',
  'strings',
  'nested',
  'flags',
  'any',
  'pointer',
  'kelvins',
  'unknown',
  '',
]

function kinds(r: Random): Doc {
  return object(
    ...r.several(0, 8, (): Member => {
      const name = r.pick(NAMES)
      return [spelt(r, name), r.chance(0.75) ? fitting(r, name) : value(r, 3)]
    }),
  )
}

/** Go finds struct members whatever their case; two letters beyond ASCII fold to ASCII ones. */
function spelt(r: Random, name: string): string {
  return r.weigh<() => string>([
    [8, () => name],
    [1, () => name.toUpperCase()],
    [1, () => name.slice(0, 1).toUpperCase() + name.slice(1)],
    [0.7, () => name.replace('k', '\u212a').replace('s', '\u017f')],
    [0.3, () => `${name} `],
  ])()
}

function fitting(r: Random, name: string): Doc {
  const sub = (): Doc =>
    object(
      ...r.several(0, 3, (): Member =>
        r.pick<Member>([
          ['flag', true],
          ['Flag', false],
          ['float', num('1e3')],
          ['FLOAT', num('-0.5')],
          ['flag', null],
          ['x', num(1)],
          ['float', 'x'],
        ]),
      ),
    )
  const whole = (): Doc =>
    num(
      r.pick([
        '0',
        '1',
        '-1',
        '255',
        '256',
        '4294967295',
        '4294967296',
        '9223372036854775807',
        '9223372036854775808',
        '1.0',
        '1e2',
        '-0',
        '12345678901234567890',
      ]),
    )
  switch (name) {
    case 'sub':
    case 'pointer':
      return r.chance(0.1) ? null : sub()
    case 'int':
    case 'uint8':
    case 'uint32':
      return whole()
    case 'strings':
      return list(
        ...r.several(0, 3, () =>
          r.pick<Doc>(['a', '', '\ud83d\ude00', null, num(1), raw('"\\ud800"'), raw('"\\u00e9\\/\\b"')]),
        ),
      )
    case 'nested':
      return list(...r.several(0, 3, () => (r.chance(0.1) ? null : list(...r.several(0, 2, sub)))))
    case 'flags':
      return object(
        ...r.several(0, 3, (): Member => [
          r.pick(['a', 'A', 'b', '']),
          r.pick<Doc>([true, false, null, 'x']),
        ]),
      )
    case 'any':
      return object(...r.several(0, 3, (): Member => [r.pick(['a', 'b', '\u2028', '<']), value(r, 3)]))
    default:
      return r.pick<Doc>(['a', '', 'é<>&', null, raw('"\\u0000\\ud83d\\ude00\\udc00"')])
  }
}

/** Some bytes changed, taken away, doubled or put in. */
function changed(r: Random, bytes: Buffer): Buffer {
  let out = bytes
  for (let n = 1 + r.below(3); n > 0; n--) {
    const at = r.below(out.length + 1)
    const odd = Buffer.from(
      r.pick([
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        'e',
        '-',
        '0',
        '.',
        't',
        'null',
        ' ',
        '\n',
        '\t',
        '\0',
        '/',
        "'",
        '\u00a0',
        '\ufeff',
      ]),
    )
    const byte = Buffer.from([r.pick([0x80, 0xc3, 0xe2, 0xed, 0xf0, 0xff, 0xa0, 0x1f, r.below(256)])])
    const middle = r.pick([odd, byte, Buffer.alloc(0), out.subarray(at, at + 4)])
    out = Buffer.concat([out.subarray(0, at), middle, out.subarray(at + r.below(3))])
  }
  return out
}
