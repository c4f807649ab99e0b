import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { caseFiles, readRecording } from '../../conformance/driver/case-files.ts'
import { PROGRAMS } from '../../conformance/driver/programs.ts'

const root = join(import.meta.dirname, '../../conformance')

describe.each(PROGRAMS.map((program) => [program.name, program] as const))('%s', (_, program) => {
  const files = caseFiles(root, program.name)

  test('has recorded cases', () => {
    expect(files.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(200)
  })

  test.each(files.map((file) => [file.topic, file] as const))(
    '%s was recorded with every version',
    (_, file) => {
      const recording = readRecording(root, file)
      expect(Object.keys(recording?.outcomes ?? {})).toEqual(file.cases.map(({ id }) => id))
      for (const groups of Object.values(recording?.outcomes ?? {})) {
        const versions = groups.flatMap((group) => group.versions)
        expect(versions.toSorted()).toEqual(program.versions.toSorted())
      }
    },
  )

  const { model } = program
  if (model === undefined) return
  test.each(files.map((file) => [file.topic, file] as const))('the model says what %s was', (_, file) => {
    const outcomes = readRecording(root, file)?.outcomes ?? {}
    const wrong = file.cases.flatMap(({ id, input }) =>
      (outcomes[id] ?? []).flatMap(({ versions, outcome }) => {
        const measured = model.measured(outcome, input)
        return versions
          .map((version) => ({ id, version, measured, says: model.says(input, version) }))
          .filter(({ says }) => !isDeepStrictEqual(says, measured))
      }),
    )
    expect(wrong).toEqual([])
  })
})
