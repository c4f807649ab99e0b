import { expect, test } from 'vitest'
import lock from '../package-lock.json' with { type: 'json' }
import manifest from '../package.json' with { type: 'json' }

test('every version is exact, and the lock file is in step', () => {
  for (const version of Object.values(manifest.devDependencies))
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies)
})

test('no package of the lock file names the host that it came from', () => {
  expect(JSON.stringify(lock)).not.toContain('"resolved"')
})
