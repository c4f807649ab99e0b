import { isDeepStrictEqual } from 'node:util'
import type { Disagreement } from './agreement.ts'
import { caseFiles, writeCases } from './case-files.ts'
import { CONFORMANCE } from './places.ts'
import type { Program } from './program.ts'

/** Adds documents on which a model was wrong to the cases of its program, in the file `found.json`. */
export function keep({ name }: Program, examples: readonly Disagreement[]): void {
  const about = 'Documents on which the model was once wrong, made as simple as they stayed so'
  const file = caseFiles(CONFORMANCE, name).find(({ topic }) => topic === 'found')
  const cases = [...(file?.cases ?? [])]
  for (const { seed, version, input } of examples) {
    if (cases.some((one) => isDeepStrictEqual(one.input, input))) continue
    cases.push({ id: `seed ${seed} at ${version}`, input })
  }
  if (cases.length > 0) writeCases(CONFORMANCE, { program: name, topic: 'found', about, cases })
}
