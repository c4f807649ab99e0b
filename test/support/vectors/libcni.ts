import { parseProgramVersion, type ProgramVersion } from '../../../src/facts/versions.ts'
import {
  type ConfDir,
  confList,
  type ConfList,
  listFromConf,
  loadByName,
  pluginConf,
  pluginInput,
} from '../../../src/programs/libcni.ts'
import type { Outcome } from '../../../src/programs/outcome.ts'
import * as go from '../../../src/text/go-json.ts'
import { type Json, list, object } from '../shared.ts'
import type { VectorCase, VectorForm } from './form.ts'

/** Cases of libcni: bytes given to its loaders, and directories searched by network name. */
export const libcniForm: VectorForm = {
  name: 'libcni',
  matches: (file) => 'bytesCases' in file || 'directoryCases' in file,
  cases(file) {
    const versions = list(file['versions']).map(String)
    return [
      ...list(file['bytesCases']).flatMap((vector) => cases(object(vector), versions, loadBytes)),
      ...list(file['directoryCases']).flatMap((vector) => cases(object(vector), versions, loadDirectory)),
    ]
  },
}

/** One case a version; an outcome under `all` stands for every version of the file. */
function cases(
  vector: Json,
  versions: readonly string[],
  load: (vector: Json, version: ProgramVersion) => string,
): VectorCase[] {
  const outcome = object(vector['outcome'])
  return Object.entries(outcome)
    .flatMap(([key, want]) => (key === 'all' ? versions : [key]).map((version) => ({ version, want })))
    .map(({ version, want }) => ({
      id: `${vector['id']} (${version})`,
      want,
      have: () => load(vector, parseProgramVersion(version) ?? { numbers: [], suffix: '' }),
    }))
}

function loadBytes(vector: Json, version: ProgramVersion): string {
  const base64 = vector['inputBase64']
  const bytes = typeof base64 === 'string' ? Buffer.from(base64, 'base64') : String(vector['input'])
  if (vector['loader'] === 'ConfListFromBytes') {
    return shown(confList(bytes, version), (value) => {
      const plugins = value.plugins.map((plugin) => `\n   ${text(plugin.bytes)}`)
      return `${head(value)} disableCheck=${value.disableCheck} plugins=${plugins.length}${plugins.join('')}`
    })
  }
  const conf = pluginConf(bytes, version)
  if (!conf.result.ok) return shown({ ...conf, result: conf.result }, () => '')
  return shown(listFromConf(conf.result.value, version), (value) => {
    const stdin = value.plugins.map((plugin) => {
      const { result } = pluginInput(value, plugin, version)
      return `\n   stdin=${result.ok ? result.value.stdin : result.error.text}`
    })
    return `${head(value)} plugins=${stdin.length} bytes=${text(value.bytes)}${stdin.join('')}`
  })
}

function loadDirectory(vector: Json, version: ProgramVersion): string {
  const files = Object.entries(object(vector['files'])).map(([name, bytes]) => ({
    name,
    bytes: String(bytes),
  }))
  const dir: ConfDir = { path: '<dir>', files }
  return shown(
    loadByName(dir, String(vector['loadName']), version),
    (value) => `${head(value)} plugins=${value.plugins.length}`,
  )
}

function head({ name, cniVersion }: ConfList): string {
  return `OK name=${go.quote(name)} ver=${go.quote(cniVersion)}`
}

function shown(outcome: Outcome<ConfList>, success: (value: ConfList) => string): string {
  const { result } = outcome
  if (result.ok) return success(result.value)
  return `${result.error.panic === true ? 'PANIC' : 'ERR'} ${result.error.text}`
}

function text(bytes: Uint8Array | string): string {
  return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)
}
