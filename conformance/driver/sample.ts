import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeCases } from './case-files.ts'
import { made } from './generate/plugin-case.ts'
import { CONFORMANCE } from './places.ts'
import type { Program } from './program.ts'
import { random } from './random.ts'

/** Seeds of the fixed sample: far from those of the random agreement. */
const FIRST_SEED = 1_000_000
const SIZE = 200

/** Writes the fixed sample of every program: 200 random cases that are recorded and replayed in every test run. */
export function writeSamples(programs: readonly Program[]): void {
  for (const program of programs) {
    const cases = Array.from({ length: SIZE }, (_, i) => {
      const seed = FIRST_SEED + i
      return { id: `seed ${seed}`, input: made(program.generate(random(seed))) }
    })
    mkdirSync(join(CONFORMANCE, 'cases', program.name), { recursive: true })
    const about = `${SIZE} random cases, written by npm run conformance -- --sample`
    writeCases(CONFORMANCE, { program: program.name, topic: 'sample', about, cases })
  }
}
