import { buildOfSchema } from '../../facts/hns-schema/schema-versions.ts'
import type { Finding, Target } from '../../diagnostic/finding.ts'
import type { Context } from '../context.ts'

/** What is to say where a document has something that Microsoft's schema has from a later build on. */
export function schemaFinding(
  version: string | undefined,
  what: string,
  at: Target,
  { windows }: Context,
): Finding[] {
  const least = version === undefined ? undefined : buildOfSchema(version)
  if (windows === undefined || least === undefined || windows.build >= least) return []
  return [
    {
      code: 'WIN311',
      severity: 'warning',
      message: `build ${windows.build} has no ${what}`,
      label: 'HNS refuses it, or ignores it without an error',
      help: `Microsoft's schema has it from version ${version} on, which is build ${least}`,
      at,
    },
  ]
}
