import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { caseFiles, readRecording } from '../../conformance/driver/case-files.ts'
import {
  GOLDEN_PROGRAMS,
  type GoldenCase,
  goldenCases,
  GOLDENS_TOPIC,
} from '../../conformance/driver/goldens.ts'
import type { StepResult } from '../../conformance/driver/node.ts'
import { AZURE, PLUGINS } from '../../conformance/driver/builds.ts'
import { alwaysL2Bridge } from '../../src/facts/azure-vnet-releases.ts'
import { WCN_HEAD } from '../../src/facts/wcn-releases.ts'
import { pluginsRelease } from '../../src/facts/plugin-generations.ts'
import { compareProgramVersions, parseProgramVersion, type ProgramVersion } from '../../src/facts/versions.ts'

const root = join(import.meta.dirname, '../../conformance')
const cases = goldenCases()

/** The measured release that behaves as the golden's does: of plugins the newest of its generation up to it, or the first; of azure-vnet one for each type of network. */
function measuredAs({ program, plugins, azureVnet }: GoldenCase): string {
  if (program === 'azure-vnet') {
    const isOld = azureVnet !== undefined && !alwaysL2Bridge(azureVnet)
    return isOld ? AZURE[0] : AZURE[1]
  }
  return program === 'wcn' ? WCN_HEAD.name : measuredPlugins(plugins)
}

function measuredPlugins(version: ProgramVersion): string {
  const { generation } = pluginsRelease(version)
  const same = PLUGINS.flatMap((tag) => {
    const parsed = parseProgramVersion(tag)
    return parsed !== undefined && pluginsRelease(parsed).generation === generation ? [{ tag, parsed }] : []
  })
  const upTo = same.findLast(({ parsed }) => compareProgramVersions(parsed, version) <= 0) ?? same[0]
  if (upTo === undefined) throw new Error(`no release of generation ${generation} is measured`)
  return upTo.tag
}

describe('what the real plugins ask HNS for, of every golden', () => {
  test.each(GOLDEN_PROGRAMS)('%s: the recorded cases are the goldens of today', (program) => {
    const file = caseFiles(root, program).find(({ topic }) => topic === GOLDENS_TOPIC)
    const today = cases.filter((one) => one.program === program).map(({ id, input }) => ({ id, input }))
    expect(file?.cases, 'npm run conformance -- --goldens').toEqual(today)
  })

  test.each(cases)('$id', (one) => {
    const { id, program } = one
    const file = caseFiles(root, program).find(({ topic }) => topic === GOLDENS_TOPIC)
    const recording = file === undefined ? undefined : readRecording(root, file)
    const version = measuredAs(one)
    const recorded = recording?.outcomes[id]?.find(({ versions }) => versions.includes(version))
    const results = recorded?.outcome as readonly StepResult[] | undefined
    const created = results?.[0]?.calls?.find(({ kind }) => /^(HNSEndpoint|HostComputeEndpoint)$/.test(kind))
    const [golden = '', node = ''] = id.split('/')
    const effect = JSON.parse(readFileSync(`golden/compile/${golden}/effects/${node}.json`, 'utf8'))
    expect({ kind: created?.kind, body: created?.body }).toEqual({
      kind: effect.kind,
      body: JSON.stringify(effect.request),
    })
  })
})
