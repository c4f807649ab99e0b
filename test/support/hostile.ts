import fc from 'fast-check'

/** Pieces that mean something to PowerShell, cmd.exe, the Windows argument parser, nssm.exe, sc.exe, YAML or JSON. */
// prettier-ignore
const PIECES = [
  "'", '"', '`', '\\', '$', '%', '!', '^', '&', '|', ';', '<', '>', '(', ')', '{', '}', '[', ']', '@', '#', ',', '=', '/',
  ' ', '\t', '\n', '\r', '\r\n', '\u0000', '\u0007', '\u001b', '\u0085', '\u00a0', '\u2028', '\u2029', '\ufeff',
  '\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '\u201d', '\u201e', '\u2013', '\u2014', '\u2015', '\ud800', '\u0411',
  '\u0412', '\u00e9', '\u{1f600}', '$()', '$(calc)', '${x}', '$env:PATH', '%PATH%', '%%', '!PATH!', '`n', '`"', '\\"',
  '\\\\"', '\\\\', "''", '""', '"" & calc & ""', "'; calc; '", '--%', '-EncodedCommand', 'a', 'b', 'C:\\', 'k', 'x.exe',
  '..', '.', 'con', 'nul.txt', '*', '?', '0', '-', '--', ' --kubeconfig=x', '\u202e', 'é',
]

/** A hostile text, short enough to be read. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

/** A hostile text behind a beginning that is right for the place, which gets further. */
export function hostileAfter(start: string): fc.Arbitrary<string> {
  return fc.oneof(
    hostileText,
    hostileText.map((text) => `${start}${text}`),
    hostileText.map((text) => `${start}${text}x`),
  )
}
