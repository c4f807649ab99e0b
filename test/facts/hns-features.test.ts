import { describe, expect, it } from 'vitest'
import { HNS_FEATURES, hnsHas, windowsHas } from '../../src/facts/hns-features.ts'
import { compareHnsVersions, HNS_VERSIONS } from '../../src/facts/hns-versions.ts'
import { WINDOWS_BUILDS } from '../../src/facts/windows-support.ts'

const at = (release: keyof typeof WINDOWS_BUILDS, revision?: number) => ({
  release,
  build: WINDOWS_BUILDS[release],
  ...(revision === undefined ? {} : { revision }),
})

describe('HNS features', () => {
  it('knows direct server return by build', () => {
    expect(windowsHas(at('ltsc2019', 1431), 'DSR')).toBe(false)
    expect(windowsHas(at('ltsc2019', 1432), 'DSR')).toBe(true)
    expect(windowsHas(at('ltsc2019'), 'DSR')).toBe(true)
    expect(windowsHas(at('1903', 0), 'DSR')).toBe(true)
    expect(windowsHas(at('ltsc2025', 1), 'DSR')).toBe(true)
  })

  it('knows dual stack by build', () => {
    expect(windowsHas(at('ltsc2019'), 'IPv6DualStack')).toBe(false)
    expect(windowsHas(at('1909'), 'IPv6DualStack')).toBe(false)
    expect(windowsHas(at('2004', 609), 'IPv6DualStack')).toBe(false)
    expect(windowsHas(at('20H2', 610), 'IPv6DualStack')).toBe(true)
    expect(windowsHas(at('ltsc2022', 1), 'IPv6DualStack')).toBe(true)
  })

  it('knows overlay by build', () => {
    expect(windowsHas(at('ltsc2019', 378), 'RemoteSubnet')).toBe(false)
    expect(windowsHas(at('ltsc2019', 379), 'RemoteSubnet')).toBe(true)
  })

  it('says that it does not know where an update of unknown date decides', () => {
    expect(windowsHas(at('ltsc2019', 5000), 'L4Proxy')).toBeUndefined()
    expect(windowsHas(at('ltsc2019', 1000), 'L4Proxy')).toBe(false)
    expect(windowsHas(at('ltsc2019'), 'L4Proxy')).toBe(true)
  })

  it('respects the gap between the two ranges of DSR', () => {
    expect(hnsHas([9, 99], 'DSR')).toBe(true)
    expect(hnsHas([10, 1], 'DSR')).toBe(false)
    expect(hnsHas([10, 2], 'DSR')).toBe(true)
  })

  it('keeps its tables in order', () => {
    for (const steps of Object.values(HNS_VERSIONS)) {
      for (const [i, step] of steps.entries()) {
        const before = steps[i - 1]
        if (before !== undefined) expect(compareHnsVersions(before.version, step.version)).toBeLessThan(0)
      }
    }
    for (const feature of Object.values(HNS_FEATURES)) expect(feature.ranges.length).toBeGreaterThan(0)
  })
})
