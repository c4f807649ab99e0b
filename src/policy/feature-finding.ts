import type { Finding, Target } from '../diagnostic/finding.ts'
import { HNS_FEATURES, type HnsFeature, type HnsFeatureName, windowsHas } from '../facts/hns-features.ts'
import { possibleHnsVersions } from '../facts/hns-versions.ts'
import { buildOfSchema } from '../facts/hns-schema/schema-versions.ts'
import type { WindowsTarget } from '../facts/windows-target.ts'

/**
 * What is to say where a document asks for a feature of HNS: nothing where the build has it. Support does not grow with
 * the version, so the ranges decide and never a least version. `naming` says how to name another build.
 */
export function featureFinding(
  name: HnsFeatureName,
  what: string,
  at: Target,
  windows: WindowsTarget,
  naming: string,
): Finding[] {
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
        help: `install the newest cumulative update, or name the build with ${naming}`,
        at,
      },
    ]
  }
  return [
    {
      code: 'WIN311',
      message: `Windows ${buildText(windows)} does not have ${what}`,
      label: error === undefined ? 'HNS refuses it' : `HNS refuses it, and hcsshim prints: ${error}`,
      help: `take a build whose HNS is ${needs}: this one has ${versions.join(' or ')}`,
      at,
    },
  ]
}

/** What is to say where a document has something that Microsoft's schema has from a later build on. */
export function schemaFinding(
  version: string | undefined,
  what: string,
  at: Target,
  { build }: WindowsTarget,
): Finding[] {
  const least = version === undefined ? undefined : buildOfSchema(version)
  if (least === undefined || build >= least) return []
  return [
    {
      code: 'WIN311',
      severity: 'warning',
      message: `build ${build} has no ${what}`,
      label: 'HNS refuses it, or ignores it without an error',
      help: `Microsoft's schema has it from version ${version} on, which is build ${least}`,
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
