import { describe, expect, test } from 'vitest'
import { readEnvFile } from '../../src/text/env-file.ts'

const pairs = (input: string | Uint8Array) => readEnvFile(input).lines.map(({ key, value }) => [key, value])

describe('lines', () => {
  test.each<[string, (string | undefined)[][]]>([
    ['', []],
    [
      'A=1\nB=2',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    [
      'A=1\r\nB=2\r\n',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['A=1\rB=2', [['A', '1\rB=2']]],
    ['A=1\r\r\n', [['A', '1\r']]],
    [
      '\n\nA=x=y\n',
      [
        ['', undefined],
        ['', undefined],
        ['A', 'x=y'],
      ],
    ],
    [' A = "1" # c', [[' A ', ' "1" # c']]],
    ['A', [['A', undefined]]],
  ])('%j', (text, want) => {
    expect(pairs(text)).toEqual(want)
  })

  test('places are those of the text, invalid bytes one character each', () => {
    const { text, lines } = readEnvFile(Uint8Array.of(0x41, 0x3d, 0xff, 0xc3, 0xa9, 0x0a, 0x42, 0x3d))
    expect(text).toBe('A=\uFFFDé\nB=')
    expect(lines[0]?.valueSpan).toEqual({ start: 2, end: 4 })
    expect(lines[1]).toMatchObject({ keySpan: { start: 5, end: 6 }, value: '' })
  })

  test('a line that fills the scanner ends the reading', () => {
    const fits = 'A=' + 'x'.repeat(64 * 1024 - 3)
    expect(readEnvFile(`${fits}\nB=1`)).toMatchObject({ tooLong: false, lines: { length: 2 } })
    expect(readEnvFile(`C=1\n${fits}x\nB=1`)).toMatchObject({ tooLong: true, lines: { length: 1 } })
  })
})
