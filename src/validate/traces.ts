import type { Context } from '../check/context.ts'
import { newestModelled } from '../facts/modelled-releases.ts'
import { constantVersion, type ProgramVersion } from '../facts/versions.ts'
import { printJson } from '../text/print-json.ts'
import type { Tree } from '../text/tree.ts'
import { traceConf } from '../trace/trace-conf.ts'
import type { Trace, TraceVersions } from '../trace/trace.ts'

/** What becomes of a configuration with the releases that are known; with the newest where they are not. */
export interface Traces {
  readonly newest: Trace
  /** The same with older releases in the place of each that is not known; asked for only where there is something to tell. */
  readonly older: () => readonly Trace[]
}

/** Runs the chain of programs over a configuration: with the newest releases, and with every kind of older ones. */
export function traces(
  { tree, isList }: { readonly tree: Tree; readonly isList: boolean },
  context: Context,
): Traces {
  const bytes = printJson(tree)
  const name = isList ? 'a.conflist' : 'a.conf'
  const node = {
    ...(context.runtime === 'dockershim' ? { netns: 'none' } : {}),
    ...(context.windows === undefined ? {} : { build: context.windows.build }),
  }
  const follow = (versions: TraceVersions) =>
    traceConf({ source: { kind: 'file', name, bytes }, command: 'ADD', versions, tersely: true, ...node })
  const newest = {
    containerd: newestModelled('containerd'),
    plugins: context.cniPlugins ?? newestModelled('plugins'),
    flannel: context.flannelCni ?? newestModelled('flannel'),
    ...(context.azureVnet === undefined ? {} : { azureVnet: context.azureVnet }),
  }
  const olders = [
    { ...newest, containerd: version(OLDER.containerd) },
    ...(context.cniPlugins === undefined
      ? OLDER.plugins.map((text) => ({ ...newest, plugins: version(text) }))
      : []),
    ...(context.flannelCni === undefined ? [{ ...newest, flannel: version(OLDER.flannel) }] : []),
  ]
  const trace = follow(newest)
  // With other releases of what is not even called nothing becomes another.
  const calls = new Set(trace.steps.map(({ program }) => program))
  const differs = ({ plugins, flannel }: TraceVersions): boolean =>
    (plugins === newest.plugins || calls.size > 1) && (flannel === newest.flannel || calls.has('flannel'))
  let older: readonly Trace[] | undefined
  return { newest: trace, older: () => (older ??= olders.filter(differs).map(follow)) }
}

/** One release for each way in which older ones differ in what they take; see `PLUGINS_RELEASES`, `FLANNEL_CNI_RELEASES`, `CONTAINERD_RELEASES`. */
const OLDER = { containerd: '1.6.0', plugins: ['0.8.6', '1.0.1', '1.2.0'], flannel: '1.1.2' }

function version(text: string): ProgramVersion {
  return constantVersion(text) ?? { numbers: [0], suffix: '' }
}
