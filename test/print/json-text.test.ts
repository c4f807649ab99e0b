import fc from 'fast-check'
import { expect, test } from 'vitest'
import { github } from '../../src/print/github.ts'
import { json } from '../../src/print/json.ts'
import { jsonText } from '../../src/print/json-text.ts'
import { junit } from '../../src/print/junit.ts'
import { sarif } from '../../src/print/sarif.ts'
import { hostileText } from '../support/hostile.ts'
import type { Diagnostic } from '../../src/generated/types.ts'

/* No form of output has a character in it that a terminal obeys, whatever a file or its name holds. */

const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

test('JSON without characters that a terminal obeys is the same value', () => {
  fc.assert(
    fc.property(fc.dictionary(hostileText, hostileText), (value) => {
      const text = jsonText({ ...value, all: '\u0000\u001b\u007f\u009b\u202e\u2066' })
      expect(text).not.toMatch(OBEYED)
      expect(JSON.parse(text)).toEqual(
        JSON.parse(JSON.stringify({ ...value, all: '\u0000\u001b\u007f\u009b\u202e\u2066' })),
      )
    }),
  )
})

test.each([
  ['json', json],
  ['sarif', (all: readonly Diagnostic[]) => sarif(all, '1.0.0')],
  ['github', github],
  ['junit', (all: readonly Diagnostic[]) => junit(all, [])],
])('%s has no character that a terminal obeys', (_, print) => {
  fc.assert(
    fc.property(hostileText, hostileText, (message, path) => {
      const start = { offset: 0, line: 1, column: 1 }
      const location = { path: `a${path}`, range: { start, end: start } }
      const name = 'cannot-read'
      const text = print([
        { code: 'WIN006', name, severity: 'error', message, label: message, help: message, location },
      ])
      expect(text).not.toMatch(OBEYED)
    }),
  )
})
