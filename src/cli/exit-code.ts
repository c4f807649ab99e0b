/** The process's exit codes; a product's contract, so they never change their meaning. */
export const EXIT = {
  /** Done, nothing found. */
  done: 0,
  /** Findings, or drift under `--check`. Bytes that open but do not parse are findings. */
  findings: 1,
  /** Wrong usage, or a file that cannot be opened or written. */
  usage: 2,
  /** Our own fault. */
  fault: 3,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
