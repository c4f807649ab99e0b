import { expect, test } from 'vitest'
import { CLUSTER_NETWORK_SPEC_KEYS } from '../../src/generated/keys.ts'
import { unknownKey } from '../../src/spec/unknown-key.ts'

test('the help for a key at a wrong place never repeats the wrong word alone', () => {
  const places = Object.keys(CLUSTER_NETWORK_SPEC_KEYS).map((at) => at.split('/').slice(1))
  const words = new Set(Object.values(CLUSTER_NETWORK_SPEC_KEYS).flat())
  expect(words.size).toBeGreaterThan(50)
  const repeated = places.flatMap((place) =>
    [...words].flatMap((word) => {
      const path = place.map((step) => (step === '*' ? 0 : step))
      const known = new Map<string, readonly string[]>(Object.entries(CLUSTER_NETWORK_SPEC_KEYS)).get(
        place.length === 0 ? '' : `/${place.join('/')}`,
      )
      if (known?.includes(word) === true) return []
      const { help = '' } = unknownKey([...path, word])
      return /^write (it as )?`([^`]*)`/.exec(help)?.[2] === word ? [`${path.join('.')}: ${word}`] : []
    }),
  )
  expect(repeated).toEqual([])
})
