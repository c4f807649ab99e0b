import { expect, test } from 'vitest'
import { validate } from '../../src/validate/validate.ts'

const labelOf = (type: string) =>
  validate({
    path: '10-flannel.conf',
    text: JSON.stringify({ cniVersion: '0.3.0', name: 'pods', type: 'flannel', delegate: { type } }),
  }).diagnostics.find(({ code }) => code === 'WIN242')?.label

test('a delegate that finds no network of the name stops, but those of Microsoft make one', () => {
  expect(labelOf('win-overlay')).toContain('`network pods not found`')
  expect(labelOf('win-bridge')).toContain('`network pods not found`')
  expect(labelOf('sdnoverlay')).toContain('`sdnoverlay` asks HNS for a network `pods` of its own')
  expect(labelOf('sdnbridge')).toContain('`sdnbridge` asks HNS for a network `pods` of its own')
})
