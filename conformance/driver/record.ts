import { execFileSync } from 'node:child_process'
import { build } from './build.ts'
import {
  type CaseFile,
  type Recording,
  caseFiles,
  readRecording,
  recordingOf,
  writeRecording,
} from './case-files.ts'
import { CONFORMANCE } from './places.ts'
import type { Program } from './program.ts'
import { ask } from './witness.ts'

/**
 * Runs every case of a program through every version of it and compares the outcomes with the recorded ones, or
 * records them. Gives the number of cases whose outcome is another one than recorded.
 */
export async function recordCases(program: Program, update: boolean): Promise<number> {
  let different = 0
  for (const file of caseFiles(CONFORMANCE, program.name)) {
    const fresh = recordingOf(goRelease(), file, await askAll(program, file))
    if (update) writeRecording(CONFORMANCE, file, fresh)
    else different += differences(file, readRecording(CONFORMANCE, file), fresh)
  }
  return different
}

async function askAll(program: Program, file: CaseFile): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const inputs = file.cases.map(({ input }) => input)
  const answers = new Map<string, readonly unknown[]>()
  for (const version of program.versions)
    answers.set(version, await ask(build(program.build(version)), inputs))
  return answers
}

function differences(
  { program, topic, cases }: CaseFile,
  recorded: Recording | undefined,
  fresh: Recording,
): number {
  const shown = recorded?.go === fresh.go ? JSON.stringify : withoutGoRelease
  const texts = cases.map(({ id }) => ({
    id,
    was: shown(recorded?.outcomes[id] ?? null),
    is: shown(fresh.outcomes[id]),
  }))
  const changed = texts.filter(({ was, is }) => was !== is)
  for (const { id, was, is } of changed) {
    console.log(`${program}/${topic}: ${id}\n  recorded: ${was}\n  now:      ${is}`)
  }
  return changed.length
}

/** Go words the place of a JSON value of the wrong type otherwise from release to release. */
function withoutGoRelease(outcome: unknown): string {
  return JSON.stringify(outcome).replaceAll(/ into (?:Go struct field|Go value)[^"]*/g, ' into …')
}

const goRelease = (): string => execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim()
