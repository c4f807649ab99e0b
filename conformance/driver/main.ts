import { randomAgreement } from './agreement.ts'
import { writeSamples } from './sample.ts'
import { compareWholePrograms } from './whole-programs.ts'
import { compareCommandLines } from './wine/argv.ts'
import { writeEmittedCases } from './emitted.ts'
import { writeGoldenCases } from './goldens.ts'
import { keep } from './keep.ts'
import { PROGRAMS } from './programs.ts'
import { recordCases } from './record.ts'

/**
 * `npm run conformance [-- --full | --update | --sample | --goldens | --keep] [--only PROGRAM]`: runs the real programs on the recorded
 * cases and on new random documents, and exits 1 when an outcome or a model differs. `--keep` makes cases of what
 * differs, so that it is replayed for ever; record them with `--update`.
 */
export async function main(args: readonly string[]): Promise<number> {
  const full = args.includes('--full')
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined
  const first = args.includes('--seed') ? Number(args[args.indexOf('--seed') + 1]) : 1
  const programs = PROGRAMS.filter(({ name }) => only === undefined || name === only)
  const recording = ['--update', '--sample', '--goldens'].some((option) => args.includes(option))
  if (args.includes('--goldens')) {
    writeGoldenCases()
    writeEmittedCases()
  }
  if (args.includes('--sample')) writeSamples(programs)
  let failures = 0
  for (const program of programs) {
    for (const version of program.recordedOnly?.() ?? []) {
      console.log(`${program.name} ${version}: its code is not at hand, the recorded outcomes stand`)
    }
    const different = await recordCases(program, recording)
    if (different > 0) console.log(`${program.name}: ${different} recorded outcomes differ`)
    failures += different
    if (program.model === undefined || recording) continue
    const seeds = Array.from({ length: full ? 50_000 : 5000 }, (_, i) => first + i)
    for (const { version, agree, disagree, examples } of await randomAgreement(
      program,
      program.model,
      seeds,
      3,
    )) {
      console.log(`${program.name} ${version}: ${agree} agree, ${disagree} disagree`)
      for (const example of examples) console.log(JSON.stringify(example, null, 2))
      if (args.includes('--keep')) keep(program, examples)
      failures += disagree
    }
  }
  if (full || args.includes('--wine')) failures += await compareWholePrograms(programs)
  if ((full || args.includes('--wine')) && only === undefined) failures += compareCommandLines()
  console.log(failures === 0 ? 'conformance: all agree' : `conformance: ${failures} differ`)
  return failures === 0 ? 0 : 1
}
