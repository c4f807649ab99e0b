/**
 * libcni of containernetworking/cni, the library inside containerd that reads network configurations and calls plugins:
 * v0.8.1 to v1.3.1 measured, v0.6.0 and v0.7.x from source.
 */
export {
  type CniCommand,
  type PluginCall,
  pluginCalls,
  pluginError,
  takesCachedResult,
} from './libcni/command.ts'
export { type ConfDir, confFiles, type ConfFile } from './libcni/conf-dir.ts'
export { confList, type ConfList } from './libcni/conf-list.ts'
export { type CapabilityArgs, type PluginInput, pluginInput } from './libcni/inject.ts'
export { listFromConf } from './libcni/list-from-conf.ts'
export { confFile, confListFile, loadByName } from './libcni/load.ts'
export { Dns, Ipam, netConfType } from './libcni/net-conf.ts'
export { cniErrorText, networkNameError, pluginTypeError } from './libcni/network-name.ts'
export { pluginConf, type PluginConf } from './libcni/plugin-conf.ts'
export { compareCniVersions, type CniVersion, currentCniVersion, parseCniVersion } from './cni/version.ts'
