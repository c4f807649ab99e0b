import { fromGeneration, pluginsRelease, windowsVersions } from '../../facts/plugin-generations.ts'
import { annotate, type Attempt, done, fail } from '../cni/failure.ts'
import { type CniResult, type GoMembers, printResult } from '../cni/result.ts'
import { runSkel, versionInfo } from '../cni/skel.ts'
import { apiOf } from './generators.ts'
import { ipamExec, ipamUndo } from './ipam.ts'
import { decodeNetConf, type WindowsPlugin } from './net-conf.ts'
import { notesOf } from './notes.ts'
import type { Session, WindowsPluginInput, WindowsPluginOutcome } from './session.ts'

/** What win-bridge and win-overlay do each in its own way. */
export interface PluginParts {
  readonly add: (session: Session, api: 1 | 2) => Attempt<CniResult>
  readonly remove: (session: Session, api: 1 | 2) => Attempt<undefined>
  /** DEL calls the IPAM plugin although none is named. */
  readonly delNeedsIpam: (session: Session) => boolean
  /** STATUS calls the IPAM plugin although none is named. */
  readonly statusNeedsIpam: boolean
}

/** Runs a Windows plugin: the frame of all CNI plugins, its configuration, its commands. */
export function runWindowsPlugin(
  plugin: WindowsPlugin,
  input: WindowsPluginInput,
  parts: PluginParts,
): WindowsPluginOutcome {
  const release = pluginsRelease(input.version)
  const decoded = decodeNetConf(input.stdin, plugin, release)
  const session: Session = {
    ...input,
    plugin,
    release,
    conf: decoded.conf,
    calls: [],
    dropped: [],
    lost: [],
    overwritten: [],
    added: [],
  }
  const loaded: Attempt<undefined> =
    decoded.error === undefined
      ? done(undefined)
      : fail(`failed to load netconf: ${decoded.error.text}`, decoded.error.path)
  const frame = { cni: release.cni, supports: windowsVersions(release) }
  const result = runSkel<GoMembers | undefined>(input.call, input.stdin, {
    ...frame,
    nothing: undefined,
    commands: {
      VERSION: () => done(versionInfo(frame)),
      ADD: () => add(session, loaded, parts),
      DEL: () => {
        if (!loaded.ok) return loaded
        const needed = session.conf.ipamType !== '' || parts.delNeedsIpam(session)
        const given = needed ? ipamExec(session, 'DEL') : done(undefined)
        return given.ok ? parts.remove(session, apiOf(session)) : given
      },
      STATUS: () => {
        if (!loaded.ok) return loaded
        const needed = session.conf.ipamType !== '' || parts.statusNeedsIpam
        return needed ? ipamExec(session, 'STATUS') : done(undefined)
      },
    },
  })
  const { calls, ipam } = session
  return { result, calls, ...(ipam === undefined ? {} : { ipam }), ...notesOf(session, decoded) }
}

function add(session: Session, loaded: Attempt<undefined>, parts: PluginParts): Attempt<GoMembers> {
  const { conf, release, plugin } = session
  if (!loaded.ok) {
    const plain = fromGeneration(release, plugin === 'win-bridge' ? 'D' : 'E')
    return plain ? loaded : annotate('error while loadNetConf', loaded)
  }
  const result = parts.add(session, apiOf(session))
  if (result.ok) return printResult(result.value, conf.cniVersion, release.cni)
  if (result.error.panic !== true) ipamUndo(session)
  return result
}
