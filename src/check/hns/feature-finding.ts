import { HNS_FEATURES, type HnsFeature, type HnsFeatureName, windowsHas } from '../../facts/hns-features.ts'
import { possibleHnsVersions } from '../../facts/hns-versions.ts'
import type { WindowsTarget } from '../../facts/windows-target.ts'
import type { Finding, Target } from '../../diagnostic/finding.ts'
import type { Context } from '../context.ts'

/**
 * What is to say where a document asks for a feature of HNS: nothing where the build has it or is not known. Support
 * does not grow with the version, so the ranges decide and never a least version.
 */
export function featureFinding(
  name: HnsFeatureName,
  what: string,
  at: Target,
  { windows }: Context,
): Finding[] {
  if (windows === undefined) return []
  const has = windowsHas(windows, name)
  if (has === true) return []
  const { error }: HnsFeature = HNS_FEATURES[name]
  const versions = possibleHnsVersions(windows).map(([major, minor]) => `${major}.${minor}`)
  const needs = ranges(name)
  if (has === undefined) {
    return [
      {
        code: 'WIN312',
        message: `whether Windows ${buildText(windows)} has ${what} depends on its updates`,
        label: `its HNS is ${versions.join(' or ')}; ${what} needs ${needs}`,
        help: 'install the newest cumulative update, or name the build with `--windows`',
        at,
      },
    ]
  }
  return [
    {
      code: 'WIN311',
      message: `Windows ${buildText(windows)} does not have ${what}`,
      label: error === undefined ? 'HNS refuses it' : `HNS refuses it, and hcsshim prints: ${error}`,
      help: `its HNS is ${versions.join(' or ')}; ${what} needs ${needs}`,
      at,
    },
  ]
}

function ranges(name: HnsFeatureName): string {
  const { ranges: all }: HnsFeature = HNS_FEATURES[name]
  return all
    .map(({ min, max }) => {
      const least = `${min[0]}.${min[1]}`
      return max === undefined
        ? `${least} or later`
        : `${least} to ${max[0]}.${max[1] === Infinity ? 'x' : max[1]}`
    })
    .join(', or ')
}

function buildText({ build, revision }: WindowsTarget): string {
  return revision === undefined ? `10.0.${build}` : `10.0.${build}.${revision}`
}
