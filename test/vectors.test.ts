import { describe, expect, test } from 'vitest'
import { sharedVectorFiles } from './support/shared.ts'
import { replay } from './support/vectors/agree.ts'
import { FORMS } from './support/vectors/forms.ts'

/** Every measured case of every file beside the repository whose form is known. */
for (const { name, file } of sharedVectorFiles()) {
  const form = FORMS.find(({ matches }) => matches(file))
  describe.runIf(form !== undefined)(name, () => {
    test.each(form?.cases(file) ?? [])('$id', (vector) => {
      const { have, want } = replay(vector)
      expect(have).toEqual(want)
    })
  })
}

test('every form has a name of its own', () => {
  expect(new Set(FORMS.map(({ name }) => name)).size).toBe(FORMS.length)
})
