import { fromGeneration, type PluginsRelease } from '../../facts/plugin-generations.ts'
import { type Attempt, done } from '../cni/failure.ts'
import { loadArgs } from '../cni/load-args.ts'
import { readPluginsIP, readRequestedNetIP, type RequestedIP } from './ip-text.ts'

/** The address that CNI_ARGS asks for in `IP`, or the error of the CNI library. */
export function requestedInArgs(args: string, release: PluginsRelease): Attempt<RequestedIP> {
  let requested: RequestedIP = {}
  const field = (value: string): string | undefined => {
    const ip = fromGeneration(release, 'D') ? readPluginsIP(value) : readRequestedNetIP(value)
    if (!ip.ok) return ip.text
    requested = ip.value
    return undefined
  }
  const loaded = loadArgs(args, new Map([['IP', field]]), release.cni)
  return loaded.ok ? done(requested) : loaded
}
