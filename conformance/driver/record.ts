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
import { prepared, type Program, runnable } from './program.ts'
import { ask } from './witness.ts'

/**
 * Runs every case of a program through every version of it and compares the outcomes with the recorded ones, or
 * records them. Gives the number of cases whose outcome is another one than recorded.
 */
export async function recordCases(program: Program, update: boolean): Promise<number> {
  let different = 0
  for (const file of caseFiles(CONFORMANCE, program.name)) {
    const recorded = readRecording(CONFORMANCE, file)
    const fresh = recordingOf(goRelease(), file, await askAll(program, file, recorded))
    if (update) writeRecording(CONFORMANCE, file, fresh)
    else different += differences(file, recorded, fresh)
  }
  return different
}

async function askAll(
  program: Program,
  { cases }: CaseFile,
  recorded: Recording | undefined,
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const inputs = cases.map(({ input }) => input)
  const answers = new Map<string, readonly unknown[]>()
  for (const version of program.versions) {
    const here = runnable(program).includes(version)
    const known = (): unknown[] => cases.map(({ id }) => recordedFor(recorded, id, version))
    answers.set(
      version,
      here ? await ask(build(program.build(version)), prepared(program, inputs, version)) : known(),
    )
  }
  return answers
}

function recordedFor(recorded: Recording | undefined, id: string, version: string): unknown {
  return recorded?.outcomes[id]?.find(({ versions }) => versions.includes(version))?.outcome
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
