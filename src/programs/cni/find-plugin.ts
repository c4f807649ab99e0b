import { atLeast, constantVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { pluginTypeError } from '../libcni.ts'

/**
 * The error of a meta plugin that looks for its delegate in CNI_PATH. `installed` are the plugins that are there, by
 * name without `.exe`; undefined: all. Source: containernetworking/cni pkg/invoke/find.go `FindInPath`.
 */
export function findPluginError(
  type: string,
  cniPath: string,
  cni: string,
  installed: readonly string[] | undefined,
): string | undefined {
  const library = constantVersion(cni)
  const refused = pluginTypeError(type, library !== undefined && atLeast(library, '0.8.1'))
  if (refused !== undefined) return refused
  if (installed === undefined || installed.includes(type.replace(/\.exe$/, ''))) return undefined
  return `failed to find plugin ${go.quote(type)} in path [${cniPath.split(';').join(' ')}]`
}
