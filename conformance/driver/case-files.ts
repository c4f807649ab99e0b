import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

/** Cases lie in `cases/PROGRAM/TOPIC.json`, and what the real program did with them in `TOPIC.outcomes.json`. */
export interface CaseFile {
  readonly program: string
  readonly topic: string
  readonly about: string
  readonly cases: readonly Case[]
}

/** One case: its name in the file, and what the program's runner gets. */
export interface Case {
  readonly id: string
  readonly input: unknown
}

/** What a program did with each case, by the case's name; versions that did the same stand together. */
export interface Recording {
  /** Go release that the runners were built with. */
  readonly go: string
  readonly outcomes: Readonly<Record<string, readonly Recorded[]>>
}

export interface Recorded {
  readonly versions: readonly string[]
  readonly outcome: unknown
}

export function caseFiles(root: string, program: string): readonly CaseFile[] {
  const folder = join(root, 'cases', program)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.outcomes.json'))
    .sort()
    .map((name) => {
      const file: { about: string; cases: Case[] } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      return { program, topic: name.slice(0, -'.json'.length), ...file }
    })
}

export function writeCases(root: string, file: CaseFile): void {
  const cases = file.cases.map((one) => JSON.stringify(one)).join(',\n')
  const text = `{"about": ${JSON.stringify(file.about)},\n"cases": [\n${cases}\n]}\n`
  writeFileSync(join(root, 'cases', file.program, `${file.topic}.json`), text)
}

export function readRecording(root: string, file: CaseFile): Recording | undefined {
  const path = recordingPath(root, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

export function writeRecording(root: string, file: CaseFile, recording: Recording): void {
  const outcomes = Object.entries(recording.outcomes)
    .map(([id, list]) => `${JSON.stringify(id)}: [\n ${list.map((one) => JSON.stringify(one)).join(',\n ')}]`)
    .join(',\n')
  const text = `{"go": ${JSON.stringify(recording.go)},\n"outcomes": {\n${outcomes}\n}}\n`
  writeFileSync(recordingPath(root, file), text)
}

/** Puts the outcomes of several versions together. */
export function recordingOf(
  go: string,
  file: CaseFile,
  byVersion: ReadonlyMap<string, readonly unknown[]>,
): Recording {
  const outcomes = file.cases.map(({ id }, i) => {
    const groups: { versions: string[]; outcome: unknown }[] = []
    for (const [version, answers] of byVersion) {
      const same = groups.find(({ outcome }) => isDeepStrictEqual(outcome, answers[i]))
      if (same === undefined) groups.push({ versions: [version], outcome: answers[i] })
      else same.versions.push(version)
    }
    return [id, groups] as const
  })
  return { go, outcomes: Object.fromEntries(outcomes) }
}

const recordingPath = (root: string, { program, topic }: CaseFile): string =>
  join(root, 'cases', program, `${topic}.outcomes.json`)
