import {
  type CapabilityArgs,
  type CniCommand,
  type ConfDir,
  confList,
  type ConfList,
  listFromConf,
  loadByName,
  pluginCalls,
  pluginConf,
} from '../../../src/programs/libcni.ts'
import { decodeCniVersion } from '../../../src/programs/cni/version.ts'
import { atLeast } from '../../../src/facts/versions.ts'
import type { Outcome } from '../../../src/programs/outcome.ts'
import * as go from '../../../src/text/go-json.ts'
import type { ModelUnderTest } from '../program.ts'
import { type Bytes, bytesAsText, bytesOf } from './bytes.ts'
import { untilInto, versionOf } from './printed.ts'

/** What `runners/libcni` gets. */
export interface LibcniCase {
  readonly list?: Bytes
  readonly conf?: Bytes
  readonly files?: Readonly<Record<string, Bytes>>
  readonly name?: string
  readonly runs?: readonly Run[]
}

interface Run {
  readonly command: CniCommand
  readonly capabilityArgs?: Readonly<Record<string, unknown>>
}

/** What `runners/libcni` answers. */
interface LibcniOutcome extends Failure {
  readonly list?: object
  readonly runs?: readonly Ran[]
}

interface Failure {
  readonly error?: string
  readonly panic?: string
}

interface Ran extends Failure {
  readonly calls?: readonly { readonly type: string; readonly command: string; readonly stdin: Bytes }[]
}

/** libcni: the list that it loads, and for each command what every plugin gets on standard input. */
export const libcniModel: ModelUnderTest<LibcniCase, LibcniOutcome> = {
  says(input, version) {
    const loaded = load(input, version)
    if (!loaded.result.ok) return failure(loaded.result.error)
    const list = loaded.result.value
    return { list: shownList(list), runs: (input.runs ?? []).map((run) => ran(list, run, version)) }
  },
  measured({ list, runs, ...failed }) {
    if (list === undefined) return measuredFailure(failed)
    return {
      list: { disableCheck: false, disableGC: false, loadOnlyInlinedPlugins: false, ...list },
      runs: (runs ?? []).map(({ calls = [], ...rest }) => ({
        ...measuredFailure(rest),
        calls: calls.map(withoutResult),
      })),
    }
  },
}

function load(input: LibcniCase, text: string): Outcome<ConfList> {
  const version = versionOf(text)
  if (input.list !== undefined) return confList(bytesOf(input.list), version)
  if (input.conf !== undefined) {
    const conf = pluginConf(bytesOf(input.conf), version)
    return conf.result.ok ? listFromConf(conf.result.value, version) : { ...conf, result: conf.result }
  }
  const files = Object.entries(input.files ?? {}).map(([name, bytes]) => ({ name, bytes: bytesOf(bytes) }))
  const dir: ConfDir = { path: '<dir>', files }
  return loadByName(dir, input.name ?? '', version)
}

function shownList(list: ConfList): object {
  const { name, cniVersion, disableCheck, disableGC, loadOnlyInlinedPlugins, plugins } = list
  const documents = plugins.map(({ bytes }) => bytesAsText(bytes))
  return { name, cniVersion, disableCheck, disableGC, loadOnlyInlinedPlugins, plugins: documents }
}

function ran(list: ConfList, { command, capabilityArgs = {} }: Run, version: string): object {
  const given: CapabilityArgs = new Map(
    Object.entries(capabilityArgs).map(([key, value]) => [key, json(value)]),
  )
  // The recorder's plugins answer with an empty result, which libcni completes.
  const prevResult = command === 'ADD' ? { prevResult: new Map([['cniVersion', list.cniVersion]]) } : {}
  const { result } = pluginCalls(list, command, versionOf(version), { capabilityArgs: given, ...prevResult })
  if (!result.ok) return { ...failure(result.error), calls: [] }
  const calls = result.value.flatMap((call) =>
    call.result.ok
      ? [withoutResult({ type: call.plugin.type, command, stdin: call.result.value.stdin })]
      : [],
  )
  const refused = calls.findIndex(({ stdin }) => {
    const asked = askedOf(list, stdin, version)
    return !knownResults(version, asked).includes(asked)
  })
  if (command === 'ADD' && refused >= 0) return { error: RESULT_REFUSED, calls: calls.slice(0, refused + 1) }
  const errors = result.value.flatMap((call) => (call.result.ok ? [] : [call.result.error]))
  const [first] = errors
  if (first?.panic === true) return { ...failure(first), calls }
  const text = errors.map((error) => failure(error).error).join('\n')
  return { ...(text === '' ? {} : { error: text }), calls }
}

/** What a plugin answers is not the model's to know: the recorder's answer to ADD is left out of the next input. */
function withoutResult<T extends { readonly stdin: Bytes }>(call: T): T {
  if (typeof call.stdin !== 'string') return call
  return {
    ...call,
    stdin: call.stdin.replace(/,?"prevResult":\{("cniVersion":"[^"]*")?,?("dns":\{\})?\}/, ''),
  }
}

/** libcni refuses a result of a version that it does not know, whatever the plugin. */
const RESULT_REFUSED = 'unsupported CNI result version'

/** The version that a result without one counts as: since v1.1 that of the plugin's own configuration, in any case. */
function askedOf(list: ConfList, stdin: Bytes, version: string): string {
  if (!atLeast(versionOf(version), '1.1.0')) return list.cniVersion
  const decoded = decodeCniVersion(bytesOf(stdin))
  return decoded.ok ? decoded.value : list.cniVersion
}

function knownResults(version: string, asked: string): readonly string[] {
  const libcni = versionOf(version)
  // v1.0 takes an answer without a version, such as the recorder's, for one of 0.1.0.
  if (atLeast(libcni, '1.0.0') && !atLeast(libcni, '1.1.0')) return [asked]
  const newer = [
    ...(atLeast(libcni, '1.0.0') ? ['1.0.0'] : []),
    ...(atLeast(libcni, '1.2.0') ? ['1.1.0'] : []),
  ]
  return ['', '0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', ...newer]
}

function failure({ text, details, panic }: { text: string; details?: string; panic?: boolean }): Failure {
  if (panic === true) return { panic: text }
  return { error: untilInto(details === undefined || details === '' ? text : `${text}; ${details}`) }
}

function measuredFailure({ error, panic }: Failure): Failure {
  if (panic !== undefined) return { panic }
  if (error?.includes(RESULT_REFUSED)) return { error: RESULT_REFUSED }
  return error === undefined ? {} : { error: untilInto(error) }
}

const json = (value: unknown): go.GoAny => go.unmarshal(JSON.stringify(value), go.any).value ?? null
