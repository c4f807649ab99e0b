import type { Code } from '../diagnostic/codes.ts'
import type { MistakeKind } from '../text/tolerant-json.ts'

/** How one kind of mistake is told. `shown` is the text of the place, made visible. */
export interface MistakeWords {
  readonly code: Code
  readonly message: (shown: string) => string
  /** What follows where Go takes the text all the same. */
  readonly label?: string
  readonly help: string
  /** What the fix does, as an imperative. */
  readonly fix: string
}

/** The words for every mistake that people make with JSON. */
export const MISTAKE_WORDS: Readonly<Record<MistakeKind, MistakeWords>> = {
  'unicode-blank': {
    code: 'WIN021',
    message: (shown) => `the blank ${shown} is none that JSON knows`,
    help: 'replace it by a space; such blanks come with text copied from web pages and word processors',
    fix: 'replace it by a space',
  },
  comment: {
    code: 'WIN022',
    message: (shown) => `${shown} is a comment, and JSON has none`,
    help: 'remove it; keep remarks in a file beside this one',
    fix: 'remove the comment',
  },
  'comma-too-many': {
    code: 'WIN023',
    message: () => 'no value follows this comma',
    help: 'remove the comma',
    fix: 'remove the comma',
  },
  'comma-missing': {
    code: 'WIN024',
    message: (shown) => `a comma is missing before ${shown}`,
    help: 'write a comma behind the value before it',
    fix: 'write the comma',
  },
  'foreign-quotes': {
    code: 'WIN025',
    message: (shown) => `${shown} stands in quotation marks that JSON does not know`,
    help: 'write straight double quotation marks: `"`',
    fix: 'write double quotation marks',
  },
  'not-a-colon': {
    code: 'WIN026',
    message: (shown) => `${shown} stands where \`:\` belongs between a key and its value`,
    help: 'write `:`; `=` is the spelling of PowerShell',
    fix: 'write `:`',
  },
  'not-a-comma': {
    code: 'WIN027',
    message: (shown) => `${shown} stands where \`,\` belongs between two values`,
    help: 'write `,`; `;` is the spelling of PowerShell',
    fix: 'write `,`',
  },
  placeholder: {
    code: 'WIN028',
    message: (shown) => `the placeholder ${shown} is not filled in`,
    help: 'write the value that the script or template was to put here',
    fix: '',
  },
  'bare-word': {
    code: 'WIN029',
    message: (shown) => `${shown} stands without quotation marks`,
    help: 'write strings in double quotation marks, and `true`, `false` and `null` in lower case',
    fix: 'write it as JSON does',
  },
  'bad-escape': {
    code: 'WIN031',
    message: () => 'the backslash escapes nothing that JSON knows',
    help: 'write paths with `/` or with two backslashes, such as `C:\\\\k\\\\cni`',
    fix: 'double the backslash',
  },
  'path-escape': {
    code: 'WIN032',
    message: (shown) => `the backslashes of ${shown} are escapes, so it is not the path that it looks like`,
    label: 'programs read a tab, a line end or the like for the backslash and the letter behind it',
    help: 'write the path with `/` or with two backslashes',
    fix: 'double the backslashes',
  },
  'control-character': {
    code: 'WIN033',
    message: (shown) => `the string contains the raw control character ${shown}`,
    help: 'write it as an escape such as `\\t`',
    fix: 'write it as an escape',
  },
  'bad-number': {
    code: 'WIN034',
    message: (shown) => `${shown} is no number as JSON writes it`,
    help: 'write it in decimal, without a leading zero or plus sign',
    fix: 'write it in decimal',
  },
  'wrong-bracket': {
    code: 'WIN035',
    message: (shown) => `${shown} closes a bracket of the other kind`,
    help: 'end lists with `]` and objects with `}`',
    fix: 'write the bracket that fits',
  },
  unclosed: {
    code: 'WIN036',
    message: (shown) => `${shown} has no partner`,
    help: 'close it where it ends; look whether a part of the file was lost',
    fix: 'close it',
  },
  'value-missing': {
    code: 'WIN037',
    message: () => 'a key has no value',
    help: 'write its value, or remove the key',
    fix: '',
  },
  stray: {
    code: 'WIN038',
    message: (shown) => `${shown} belongs to nothing`,
    help: 'remove it, or write what it was meant to be part of',
    fix: 'remove it',
  },
  'after-end': {
    code: 'WIN038',
    message: (shown) => `${shown} follows the end of the document`,
    help: 'remove it, or the bracket too many that ends the document before it',
    fix: 'remove it',
  },
  'code-fence': {
    code: 'WIN038',
    message: () => 'the JSON stands in a code fence of Markdown',
    help: 'remove the lines with the three backquotes',
    fix: 'remove the line',
  },
  'too-deep': {
    code: 'WIN039',
    message: () => 'the brackets are nested more than 10,000 levels deep',
    help: 'look whether this is the file that was meant',
    fix: '',
  },
  'too-many-values': {
    code: 'WIN039',
    message: () => 'the document holds more than 2,000,000 values',
    help: 'look whether this is the file that was meant',
    fix: '',
  },
}
