import type { Code } from '../diagnostic/codes.ts'
import type { Source } from '../facts/evidence.ts'

/** Something that goes wrong on Windows nodes, or is asked about them, that no file shows by itself. */
export interface Topic {
  /** Short readable name in kebab case. */
  readonly name: string
  /** What is wrong or asked, in a few words. */
  readonly title: string
  /** What really happens. */
  readonly why: string
  /** What to do, one imperative each, in the order in which to try. */
  readonly steps: readonly string[]
  /** How it stands, point by point. */
  readonly points?: readonly string[]
  /** Texts that programs print; `…` stands for a part that varies, and so do quoted and bracketed parts. */
  readonly symptoms?: readonly string[]
  /** How people put the question. */
  readonly asked?: readonly string[]
  /** Diagnostics that find its causes in files. */
  readonly codes?: readonly Code[]
  readonly sources: readonly Source[]
}
