import { replayHnsFunctions } from '../hns-function-vector.ts'
import { list, object } from '../shared.ts'
import type { VectorCase } from './form.ts'
import type { Json } from '../shared.ts'

/** The calls of pkg/hns in a file: upstream's own tests, and more. */
export function hnsFunctionCases(file: Json): readonly VectorCase[] {
  const groups = ['upstreamTests', 'extraFunctionVectors'].flatMap((key) => Object.values(object(file[key])))
  return groups
    .flatMap(list)
    .map(object)
    .map((vector) => ({
      id: `${vector['versions']} ${vector['case']}`,
      want: vector['policiesAfter'] ?? [],
      have: () => replayHnsFunctions(vector)['policiesAfter'],
    }))
}
