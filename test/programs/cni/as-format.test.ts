import { expect, test } from 'vitest'
import { asFormat } from '../../../src/programs/cni/as-format.ts'

/** Printed by `fmt.Sprintf` of go1.26.8; the first one by the flannel plugin of v0.8.6. */
test.each([
  ['invalid CIDR address: fe80::1%eth0/64', 'invalid CIDR address: fe80::1%!e(MISSING)th0/64'],
  ['a 100% b', 'a 100%!b(MISSING)'],
  ['50%', '50%!(NOVERB)'],
  ['%%', '%'],
  ['%-05.2é', '%!é(MISSING)'],
])('%j', (text, printed) => {
  expect(asFormat(text)).toBe(printed)
})
