import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import { failure, joinNotes, type Notes, type Outcome, success } from '../outcome.ts'
import { confFiles, type ConfDir, type ConfFile, networkDir } from './conf-dir.ts'
import { confList, type ConfList } from './conf-list.ts'
import { listFromConf } from './list-from-conf.ts'
import { pluginConf, type PluginConf } from './plugin-conf.ts'

/**
 * What libcni makes of a `.conflist` in a directory. From v1.3.0 on it appends what `<dir>/<network name>/*.conf` hold,
 * unless `loadOnlyInlinedPlugins` forbids it. Notes are about the file itself.
 * Source: containernetworking/cni libcni/conf.go `NetworkConfFromFile`.
 */
export function confListFile(dir: ConfDir, file: ConfFile, libcni: ProgramVersion): Outcome<ConfList> {
  const list = confList(file.bytes, libcni, file.name)
  if (!list.result.ok || !atLeast(libcni, '1.3.0')) return list
  const { value } = list.result
  const plugins = [...value.plugins]
  const added: Notes['added'][number][] = []
  const below = value.loadOnlyInlinedPlugins ? undefined : networkDir(value.name)
  if (below?.includes('\0') === true) {
    // No operating system has such a name, and Go says so before it asks.
    const path = `${dir.path}${dir.path.includes('\\') ? '\\' : '/'}${below}`
    return failure(`failed to read plugin config files in ${path}: open ${path}: invalid argument`, list)
  }
  for (const { name, bytes } of below === undefined ? [] : confFiles(dir, ['.conf'], below)) {
    const { result } = pluginConf(bytes, libcni, { file: name, at: [] })
    if (!result.ok) return { ...list, result }
    added.push({ path: ['plugins', plugins.length], reason: `libcni appends the plugin of \`${name}\`` })
    plugins.push(result.value)
  }
  if (plugins.length === 0) return failure({ text: 'no plugin configs found', path: ['plugins'] }, list)
  return success({ ...value, plugins }, joinNotes(list, { added }))
}

/** What libcni makes of a `.conf` or `.json` in a directory: a list of one plugin. */
export function confFile(file: ConfFile, libcni: ProgramVersion): Outcome<ConfList> {
  const conf = pluginConf(file.bytes, libcni, { file: file.name, at: [] })
  if (!conf.result.ok) return { ...conf, result: conf.result }
  const list = listFromConf(conf.result.value, libcni)
  return { result: list.result, ...joinNotes(conf, list) }
}

/**
 * The list that libcni finds in a directory by network name: first among all `.conflist` files, then among `.conf` and
 * `.json`. A file that cannot be parsed ends the search if it comes before the wanted one.
 * Source: containernetworking/cni libcni/conf.go `LoadConfList`, `LoadConf`; measured v0.8.1 to v1.3.1.
 */
export function loadByName(dir: ConfDir, name: string, libcni: ProgramVersion): Outcome<ConfList> {
  const lists = confFiles(dir, ['.conflist'])
  for (const file of lists) {
    const list = confListFile(dir, file, libcni)
    if (!list.result.ok || list.result.value.name === name) return list
  }
  const confs = confFiles(dir, ['.conf', '.json'])
  if (lists.length === 0 && confs.length === 0) return failure(`no net configurations found in ${dir.path}`)
  for (const file of confs) {
    const conf: Outcome<PluginConf> = pluginConf(file.bytes, libcni, { file: file.name, at: [] })
    if (!conf.result.ok) return { ...conf, result: conf.result }
    if (conf.result.value.name === name) return confFile(file, libcni)
  }
  return failure(`no net configuration with name "${name}" in ${dir.path}`)
}
