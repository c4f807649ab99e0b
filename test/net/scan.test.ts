import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddress } from '../../src/net/address.ts'
import { cidrOf, formatCidr } from '../../src/net/cidr.ts'
import { parseRange } from '../../src/net/parse-range.ts'
import { emptyColumns, rangesIn } from '../../src/net/ranges/columns.ts'
import { listRanges, rangesOfCidrs } from '../../src/net/ranges/ranges.ts'
import { formatRange } from '../../src/net/ranges/format-range.ts'
import { mergeRanges } from '../../src/net/ranges/merge.ts'
import { emptyList, scanLines } from '../../src/net/scan/scan-list.ts'
import { scanPlainIPv6Lines } from '../../src/net/scan/scan-plain-ipv6.ts'
import { writeCidrs } from '../../src/net/write/write-cidrs.ts'

function scan(text: string, places = false) {
  const list = emptyList(1, places)
  const bytes = new TextEncoder().encode(text)
  scanLines(bytes, 0, bytes.length, 0, list)
  return list
}

function rows(text: string): string[] {
  const { v4, v6 } = scan(text)
  return [...listRanges(rangesIn(v4)), ...listRanges(rangesIn(v6))].map(formatRange)
}

test('a line is a prefix, a range or an address, with anything behind it', () => {
  expect(
    rows('10.0.0.0/8\n 10.1.0.1 label\n10.2.0.1-10.2.0.9,x\n10.3.0.1 - 10.3.0.2 # y\nfd00::/8;z'),
  ).toEqual(['10.0.0.0/8', '10.1.0.1/32', '10.2.0.1-10.2.0.9', '10.3.0.1-10.3.0.2', 'fd00::/8'])
})

test('blank lines and comments are no entries; other lines are told', () => {
  const { v4, unread } = scan('\n# c\n; c\n// c\r\n\t\nfoo\n10.0.0.0/8\r\n')
  expect([v4.length, unread]).toEqual([1, [17]])
})

test('host bits are cleared and told, as are spellings', () => {
  const { v4, hostBits, misspelt } = scan('10.1.2.3/8\nFD00::/8\nfd00:0::1\nfd00::1\n', true)
  expect(listRanges(rangesIn(v4)).map(formatRange)).toEqual(['10.0.0.0/8'])
  expect([hostBits, misspelt]).toEqual([[0], [11, 20]])
})

const WRONG = [
  '010.0.0.0/8',
  '10/8',
  '10.0.0.0/08',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/255.0.0.0',
  '10.0.0.256',
  '10.0.0',
  '10.0.0.0.0',
  '10.0.0.9-10.0.0.1',
  '10.0.0.1-fd00::1',
  '10.0.0.0x',
  '::/129',
  'fd00::1::2',
  '1:2:3:4:5:6:7',
  'fe80::1%eth0',
  '12345::',
  ':::',
]
test.each(WRONG)('%s is nothing', (text) => {
  const { v4, v6, unread } = scan(`${text}\n`)
  expect([v4.length, v6.length, unread]).toEqual([0, 0, [0]])
})

const addressText = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.string({ unit: fc.constantFrom(...'0123456789afF:::...'), maxLength: 20 }),
)
const entryText = fc.oneof(
  addressText,
  fc
    .tuple(addressText, fc.oneof(fc.nat(140).map(String), fc.constantFrom('', '08', 'x')))
    .map((x) => x.join('/')),
  fc.tuple(addressText, addressText).map((x) => x.join('-')),
)

test('the scanner of bytes and the parser of texts read the same', () => {
  fc.assert(
    fc.property(entryText, (text) => {
      const parsed = parseRange(text)
      const comment = text === '' || /^(;|#|\/\/)/.test(text)
      if (comment) return
      expect(rows(`${text}\n`)).toEqual(parsed.ok ? [formatRange(parsed.value)] : [])
    }),
    { numRuns: 3000 },
  )
})

/** Lines that the fast reader knows, nearly knows, or does not know. */
const plainLine = fc.oneof(
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 33 })).map((x) => x.join('/')),
  fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 8 }))
    .map(([a, n]) => `${a}.0.0.0/${n}`),
  fc
    .tuple(fc.ipV4(), fc.string({ unit: fc.constantFrom(...'0123456789./\u00e9 '), maxLength: 4 }))
    .map((x) => x.join('/')),
  fc.string({ unit: fc.constantFrom(...'0123456789./:'), maxLength: 20 }),
  entryText,
)

test('many lines are read as each of them alone', () => {
  fc.assert(
    fc.property(fc.array(plainLine, { maxLength: 12 }), (lines) => {
      const text = lines.map((line) => `${line}\n`).join('')
      const alone = lines.map((line) => scan(`${line}\n`))
      const { v4, v6, unread, hostBits } = scan(text)
      const of = (columns: typeof v4) => listRanges(rangesIn(columns)).map(formatRange)
      expect(of(v4)).toEqual(alone.flatMap((each) => of(each.v4)))
      expect(of(v6)).toEqual(alone.flatMap((each) => of(each.v6)))
      expect(unread.length).toBe(alone.reduce((sum, each) => sum + each.unread.length, 0))
      expect(hostBits.length).toBe(alone.reduce((sum, each) => sum + each.hostBits.length, 0))
    }),
    { numRuns: 2000 },
  )
})

test('the fast reader gives what the parser of texts gives, for plain lines and near misses', () => {
  fc.assert(
    fc.property(plainLine, (line) => {
      if (line === '' || /^(;|#|\/\/)/.test(line.trim()) || line.trim() === '' || / /.test(line)) return
      // Far enough from the end of the bytes to be read four bytes at a time.
      const behind = '1.1.1.1/32\n2.2.2.2/32\n3.3.3.3/32\n'
      const parsed = parseRange(line)
      expect(rows(`${line}\n${behind}`)).toEqual([
        ...(parsed.ok && parsed.value.family === 4 ? [formatRange(parsed.value)] : []),
        '1.1.1.1/32',
        '2.2.2.2/32',
        '3.3.3.3/32',
        ...(parsed.ok && parsed.value.family === 6 ? [formatRange(parsed.value)] : []),
      ])
    }),
    { numRuns: 4000 },
  )
})

/** An IPv6 prefix in one of its spellings, as it is or with one character gone, added or another. */
const plainIPv6 = fc
  .tuple(
    fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    fc.integer({ min: 0, max: 128 }),
    fc.constantFrom('short', 'long', 'padded', 'upper'),
    fc.option(fc.tuple(fc.nat(45), fc.constantFrom(...'0123456789abF:/.', ''), fc.constantFrom(0, 1)), {
      freq: 2,
    }),
  )
  .map(([value, prefix, form, change]) => {
    const cidr = cidrOf({ family: 6, value }, prefix)
    const groups = cidr.base.toString(16).padStart(32, '0').match(/..../g) ?? []
    const long = groups.map((group) => (form === 'padded' ? group : group.replace(/^0+(?=.)/, ''))).join(':')
    const text = form === 'long' || form === 'padded' ? `${long}/${prefix}` : formatCidr(cidr)
    const cased = form === 'upper' ? text.toUpperCase() : text
    if (change === null) return cased
    const [at, character, gone] = change
    return cased.slice(0, at) + character + cased.slice(at + gone)
  })

test('the fast reader of IPv6 gives what the parser of texts gives', () => {
  let fast = 0
  fc.assert(
    fc.property(fc.array(plainIPv6, { minLength: 1, maxLength: 4 }), (lines) => {
      // Far enough from the end of the bytes that the fast reader takes the lines.
      const bytes = new TextEncoder().encode(`${lines.join('\n')}\n#${'-'.repeat(60)}`)
      const list = emptyList(8, false)
      fast += scanPlainIPv6Lines(bytes, 0, bytes.length, emptyColumns(6, 8, false)) === 0 ? 0 : 1
      scanLines(bytes, 0, bytes.length, 0, list)
      const parsed = lines.map((line) => parseRange(line))
      const read = parsed.flatMap((each) => (each.ok && each.value.family === 6 ? [each.value] : []))
      expect(listRanges(rangesIn(list.v6))).toEqual(read)
      expect(list.hostBits.length).toBe(
        parsed.filter((each) => each.ok && each.hostBits !== undefined).length,
      )
    }),
    { numRuns: 4000 },
  )
  expect(fast).toBeGreaterThan(1000)
})

test('prefixes are written as they are formatted, and read back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })), { maxLength: 20 }),
      (list) => {
        const cidrs = list.flatMap(([text, length]) => {
          const address = parseAddress(text)
          if (address?.family !== 6) return []
          return [cidrOf(address, length)]
        })
        const set = mergeRanges(rangesOfCidrs(6, cidrs))
        let text = ''
        writeCidrs(set, (bytes) => (text += new TextDecoder().decode(bytes)))
        expect(listRanges(mergeRanges(rangesIn(scan(text).v6)))).toEqual(listRanges(set))
        for (const line of text.split('\n').filter((each) => each !== '')) {
          const parsed = parseRange(line)
          expect(parsed.ok && formatRange(parsed.value)).toBe(line)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a list grows, and lines may come in pieces', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`)
  const bytes = new TextEncoder().encode(lines.join('\n') + '\n')
  const list = emptyList(0, true)
  let at = 0
  while (at < bytes.length) {
    const to = bytes.indexOf(10, Math.min(at + 300, bytes.length - 1)) + 1
    scanLines(bytes.subarray(at, to), 0, to - at, at, list)
    at = to
  }
  expect(listRanges(rangesIn(list.v4)).map(formatRange)).toEqual(lines)
  expect(list.v4.places?.[999]).toBe(bytes.length - '10.3.231.0/24\n'.length)
})
