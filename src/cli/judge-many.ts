import { keyOf, validateOnce } from '../validate/validate-once.ts'
import { validate, type Validated, type ValidateOptions } from '../validate/validate.ts'
import type { SourceText } from '../text/source.ts'
import type { Io } from './io.ts'

/** Files, without those that are like another, and what a thread has to know to judge them. It crosses over as a copy. */
export interface JudgeTask {
  readonly sources: readonly SourceText[]
  readonly options: ValidateOptions
}

/** Different files for which a thread more pays: it has to load hnsc and to have it compiled first (docs/benchmarks.md). */
const LEAST_FOR_A_THREAD = 150

/** A thread takes some 60 MiB; more than two were not measured. */
const MOST_THREADS = 8

/**
 * `validateOnce` of some files. Of many different ones each core of the machine judges a part beforehand; what a thread
 * cannot do, for whatever reason, is left to the function that is returned.
 */
export async function judgeMany(
  sources: readonly SourceText[],
  { context, kind }: ValidateOptions,
  io: Pick<Io, 'threads'>,
): Promise<(source: SourceText) => Validated> {
  const options: ValidateOptions = {
    ...(context === undefined ? {} : { context }),
    ...(kind === undefined ? {} : { kind }),
  }
  if (sources.length < 2 * LEAST_FOR_A_THREAD) return validateOnce(options)
  const different = differentOf(sources)
  if (different.size < 2 * LEAST_FOR_A_THREAD) return validateOnce(options)
  const { cores, judgeApart } = await io.threads()
  const threads = Math.min(cores, MOST_THREADS, Math.floor(different.size / LEAST_FOR_A_THREAD))
  if (threads < 2) return validateOnce(options)
  const [own = [], ...others] = dealt([...different], threads)
  // They start now, and not when this thread next waits.
  const waiting = Promise.allSettled(
    others.map((part) => judgeApart({ sources: part.map(([, source]) => source), options })),
  )
  const judged = new Map(own.map(([key, source]) => [key, validate(source, options)]))
  for (const [i, answer] of (await waiting).entries()) {
    if (answer.status === 'rejected') continue
    for (const [k, [key]] of (others[i] ?? []).entries()) {
      const validated = answer.value[k]
      if (validated !== undefined) judged.set(key, validated)
    }
  }
  return validateOnce(options, judged)
}

/** The first of all files that are alike, by their key. */
function differentOf(sources: readonly SourceText[]): ReadonlyMap<string, SourceText> {
  const different = new Map<string, SourceText>()
  for (const { path, text } of sources) {
    const known = keyOf({ path, text })
    // The text and not the bytes: these may be part of a memory that would cross over as a whole.
    if (known !== undefined && !different.has(known.key)) different.set(known.key, { path, text: known.text })
  }
  return different
}

/** As cards are: files that cost more than others often stand together. */
function dealt<T>(all: readonly T[], hands: number): readonly (readonly T[])[] {
  return Array.from({ length: hands }, (_, hand) => all.filter((_card, i) => i % hands === hand))
}
