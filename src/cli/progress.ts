import type { Output } from './io.ts'

/** Counts steps of a long work. */
export interface Progress {
  readonly step: () => void
  readonly done: () => void
}

/** How many columns the bar takes, without its brackets and the text. */
const BAR = 30

/** Shown for a terminal: a bar on one line, which goes when the work is done. Otherwise one line every tenth part. */
export function progress(total: number, what: string, output: Output): Progress {
  const steps = output.terminal ? 100 : 10
  let count = 0
  let shown = 0
  return {
    step: () => {
      count++
      const part = Math.floor((count / total) * steps)
      if (part === shown) return
      shown = part
      output.write(output.terminal ? bar(count, total, what) : `${count} of ${total} ${what}\n`)
    },
    done: () => {
      if (output.terminal && shown > 0) output.write('\r\u001b[K')
    },
  }
}

/** No progress is shown. */
export const SILENT: Progress = { step: () => undefined, done: () => undefined }

function bar(count: number, total: number, what: string): string {
  const filled = Math.floor((count / total) * BAR)
  return `\r[${'#'.repeat(filled)}${' '.repeat(BAR - filled)}] ${count} of ${total} ${what}`
}
