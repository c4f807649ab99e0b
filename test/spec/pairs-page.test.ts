import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compiledDrivers, compiledPlugins } from '../../src/spec/pairs.ts'

test('docs/spec.md has every pair that is compiled, the default first', () => {
  const page = readFileSync('docs/spec.md', 'utf8')
  for (const driver of compiledDrivers()) {
    const row = new RegExp(String.raw`^\| ${driver} +\| ([^|]*?) *\|$`, 'm').exec(page)?.[1]
    expect(row?.replace(' (default)', '')).toBe(compiledPlugins(driver).join(', '))
  }
})
