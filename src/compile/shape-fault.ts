import type { Artifact } from '../emit/artifact.ts'
import { ARTIFACT_SCHEMAS } from '../generated/artifact-schemas.ts'
import { schemaFault } from './schema-fault.ts'

/** Where a JSON file of ours departs from the schema of its kind; undefined where it does not. */
export function shapeFault({ path, kind, text }: Artifact): string | undefined {
  const isJson = path.endsWith('.json') || kind === 'cni-config'
  const schema = isJson ? ARTIFACT_SCHEMAS[kind] : undefined
  if (schema === undefined) return undefined
  const place = schemaFault(schema, JSON.parse(text))
  return place === undefined ? undefined : `its shape at \`${place}\``
}
