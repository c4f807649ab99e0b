/**
 * containerd's CRI plugin with go-cni: which network configuration of a directory pods get. go-cni 1.0.2 to 1.1.13 from
 * source; what it makes of a file is libcni's and measured.
 */
export { type CapabilityValues, capabilityArgs } from './containerd/capability-args.ts'
export { type ContainerdNetwork, type ContainerdNetworks, loadConfDir } from './containerd/load-conf-dir.ts'
