import { cniAtLeast, type PluginsRelease } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'

/** What hcsshim says where API v1 has no network of a name. Source: microsoft/hcsshim internal/hns/hns.go. */
export function hnsNotFound(name: string): string {
  return `Network ${name} not found`
}

/**
 * What hcsshim says where API v2 has no network of a name; before v0.8.16 it mixes name and ID up and prints neither.
 * Source: microsoft/hcsshim hcn/hcnerrors.go v0.8.6, v0.13.0.
 */
export function hcnNotFound(name: string, release: PluginsRelease): string {
  return cniAtLeast(release.cni, '1.0.0')
    ? `Network name ${go.quote(name)} not found`
    : 'Network Id  not found'
}
