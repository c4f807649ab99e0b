import { isDeepStrictEqual } from 'node:util'
import { build } from './build.ts'
import { type Doc, print, simpler } from './document.ts'
import type { Generated } from './generate/plugin-case.ts'
import { type ModelUnderTest, prepared, type Program, runnable } from './program.ts'
import { random } from './random.ts'
import { ask } from './witness.ts'

/** A document on which a model and the real program disagree, made as simple as it stays so. */
export interface Disagreement {
  readonly version: string
  readonly seed: number
  readonly input: unknown
  readonly says: unknown
  readonly measured: unknown
}

export interface Agreement {
  readonly version: string
  readonly agree: number
  readonly disagree: number
  readonly examples: readonly Disagreement[]
}

/** Compares a model with the real program on documents made from these seeds, at every version. */
export async function randomAgreement(
  program: Program,
  model: ModelUnderTest,
  seeds: readonly number[],
  mostExamples: number,
): Promise<readonly Agreement[]> {
  const cases = seeds.map((seed) => ({ seed, made: program.generate(random(seed)) }))
  const inputs = cases.map(({ made }) => made.withText(print(made.doc)))
  const agreements: Agreement[] = []
  for (const version of runnable(program)) {
    const binary = build(program.build(version))
    const outcomes = await ask(binary, prepared(program, inputs, version))
    const failed = cases.filter((_, i) => !agrees(model, version, inputs[i], outcomes[i]))
    const examples: Disagreement[] = []
    for (const { seed, made } of failed.slice(0, mostExamples)) {
      examples.push(await simplest(program, model, version, binary, seed, made))
    }
    agreements.push({ version, agree: cases.length - failed.length, disagree: failed.length, examples })
  }
  return agreements
}

function agrees(model: ModelUnderTest, version: string, input: unknown, outcome: unknown): boolean {
  return isDeepStrictEqual(says(model, input, version), model.measured(outcome, input))
}

function says(model: ModelUnderTest, input: unknown, version: string): unknown {
  try {
    return model.says(input, version)
  } catch (error) {
    return `the model threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}

/** Follows the first simpler document that still disagrees, as long as there is one. */
async function simplest(
  program: Program,
  model: ModelUnderTest,
  version: string,
  binary: string,
  seed: number,
  { doc, withText }: Generated<unknown>,
): Promise<Disagreement> {
  const inputOf = (d: Doc): unknown => withText(print(d))
  let here = doc
  for (let steps = 0; steps < 200; steps++) {
    const candidates = simpler(here)
    const inputs = candidates.map(inputOf)
    const outcomes = await ask(binary, prepared(program, inputs, version))
    const next = candidates.find((_, i) => !agrees(model, version, inputs[i], outcomes[i]))
    if (next === undefined) break
    here = next
  }
  const input = inputOf(here)
  const [outcome] = await ask(binary, prepared(program, [input], version))
  return { version, seed, input, says: says(model, input, version), measured: model.measured(outcome, input) }
}
