import type { Source } from '../evidence.ts'

/** Where the builds of the schema versions come from. The document misprints Windows 11 as 10.0.2200. */
export const SCHEMA_VERSIONS_SOURCE: Source = {
  evidence: 'docs',
  where: 'MicrosoftDocs/Virtualization-Documentation virtualization/api/hcn/HNS_Schema.md 77e0742a',
}

/** The least build that has a version of the schema of HCN, ascending. */
const BUILDS: readonly (readonly [minor: number, build: number])[] = [
  [0, 17763],
  [6, 19041],
  [11, 20348],
  [14, 22000],
]

/** The first build that is known to have a version of the schema such as `2.9`; undefined for one newer than all. */
export function buildOfSchema(version: string): number | undefined {
  const minor = Number(version.split('.')[1])
  return BUILDS.find(([known]) => minor <= known)?.[1]
}
