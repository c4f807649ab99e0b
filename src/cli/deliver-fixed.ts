import { decode } from '../text/decode.ts'
import { unifiedDiff } from '../text/unified-diff.ts'
import type { Fixed } from '../validate/fix-text.ts'
import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { saveFile } from './save-file.ts'
import type { CheckedInput } from './validate-inputs.ts'
import { visibleLines } from '../print/visible.ts'

/**
 * Brings a fixed text to where it belongs. Files are changed where they lie, and only when there is something to fix;
 * the standard input goes to the standard output in any case, so that it can stand in a pipe. With `diff` nothing is
 * changed, and the difference printed.
 */
export function deliver(
  input: CheckedInput,
  fixed: Fixed,
  { diff }: { readonly diff: boolean },
  io: Io,
): Problem | undefined {
  if (diff) io.stdout.write(shown(difference(input, fixed), io))
  else if (input.isStdin) io.stdout.write(fixed.made.length === 0 ? input.text : fixed.text)
  else if (fixed.made.length > 0) return saveFile(input.path, bytesOf(input.text), fixed.text, io)
  return undefined
}

/** A terminal obeys some of what may stand in a file; patch(1) gets every byte of it. */
function shown(text: string, io: Io): string {
  return io.stdout.terminal ? visibleLines(text) : text
}

function bytesOf(text: CheckedInput['text']): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}

/** As patch(1) takes it. A change from UTF-16 is no matter of text, so it stands in a line of its own, which patch skips. */
function difference({ path, text }: CheckedInput, { text: after, made }: Fixed): string {
  const has = (code: string) => made.some((diagnostic) => diagnostic.code === code)
  const before = `${has('WIN002') ? '\uFEFF' : ''}${decode(text).text}`
  return `${has('WIN003') ? `UTF-16 becomes UTF-8: ${path}\n` : ''}${unifiedDiff(path, before, after)}`
}
