import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdits } from '../../src/text/edit.ts'
import { validate } from '../../src/validate/validate.ts'

const KINDS = ['command-line', 'powershell', 'batch', 'flags-file', 'manifest'] as const

/** Pieces of command lines, and what tears them apart. */
const PIECES = [
  'kube-proxy.exe ',
  'kubelet.exe ',
  'flanneld.exe ',
  'nssm set kubelet AppParameters ',
  'sc.exe create x binPath= "',
  '--hostname-override=',
  '--feature-gates=WinDSR=true,',
  '--enable-dsr ',
  '--config ',
  '--network-plugin cni ',
  '--source-vip=',
  '<log directory>',
  '$(hostname)',
  '%X%',
  '"',
  "'",
  '`\n',
  '^\n',
  '\n',
  ' ',
  '@(',
  ')',
  ',',
  'a',
  '10.0.0.0',
  '--',
  '-v 4 ',
  '$x = ',
  'containers:\n- args: [',
  ']',
  '- ',
]

it('any text in any language gives findings whose places lie in it, and never an exception', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom(...KINDS), fc.constantFrom(14, 24, 37), (source, kind, minor) => {
      const context = { kubernetes: { major: 1, minor } }
      const { diagnostics } = validate({ path: 'x', text: source }, { kind, context })
      for (const { location, fix } of diagnostics) {
        expect(location.range.start.offset).toBeLessThanOrEqual(location.range.end.offset)
        expect(location.range.end.offset).toBeLessThanOrEqual(source.length)
        const edits = (fix?.edits ?? []).map(({ range, newText }) => {
          return { at: { start: range.start.offset, end: range.end.offset }, newText }
        })
        expect(applyEdits(source, edits).refused).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
