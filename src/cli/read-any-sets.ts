import type { RangeDocument } from '../check/cidr/read-document.ts'
import { CODES } from '../diagnostic/codes.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { allCidrSources } from './cidr-source.ts'
import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { type Attempt, type RangePlaces, readRangeSources } from './read-range-sources.ts'
import type { RangeSets } from './read-range-sets.ts'

/** The addresses of sources of any form, or which of them cannot be read as a whole. */
export async function readAnySets(
  words: readonly string[],
  places: RangePlaces,
  io: Io,
): Promise<Attempt<RangeSets>> {
  const sources = allCidrSources(words, io)
  if (!sources.ok) return sources
  const read = await readRangeSources(sources.value, places)
  if (!read.ok) return read
  const { list, documents } = read.value
  const mistaken = documents.find(({ findings }) => findings.some(isOfReading))
  if (mistaken !== undefined) return { ok: false, problem: notRead(mistaken) }
  const findings = [...list.findings, ...documents.flatMap((document) => document.findings)]
  const unread = findings.filter(({ code }) => code === 'WIN100').length
  return { ok: true, value: { v4: list.v4, v6: list.v6, unread } }
}

/** A mistake of a document as such, behind which ranges may be that nobody sees. */
function isOfReading({ code }: Finding): boolean {
  return code < 'WIN100' && CODES[code].severity === 'error'
}

/** An answer from a part of the ranges would be a wrong one. */
function notRead({ document, findings }: RangeDocument): Problem {
  const [{ path }] = document.pieces
  return {
    message: `\`${path}\` cannot be read as a whole: ${findings.find(isOfReading)?.message ?? ''}`,
    help: ['`hnsc cidr check` shows where'],
  }
}
