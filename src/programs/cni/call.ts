import { CONTAINERD_WINDOWS_DIRS } from '../../facts/containerd-releases.ts'

/** How a runtime calls a CNI plugin: the environment, '' for what is not set. The configuration is on standard input. */
export interface CniCall {
  /** CNI_COMMAND. */
  readonly command: string
  /** CNI_CONTAINERID. */
  readonly containerID: string
  /** CNI_NETNS: a namespace GUID from containerd, `none` or `container:<id>` from dockershim. */
  readonly netns: string
  /** CNI_IFNAME. */
  readonly ifName: string
  /** CNI_ARGS. */
  readonly args: string
  /** CNI_PATH: folders of plugins, separated by `;`. */
  readonly path: string
}

/** A call as containerd on Windows makes it for the first network of a pod. */
export const CONTAINERD_ADD: CniCall = {
  command: 'ADD',
  containerID: 'podsandbox1',
  netns: '6a3c5f9e-0000-0000-0000-000000000000',
  ifName: 'eth0',
  args: '',
  path: CONTAINERD_WINDOWS_DIRS.bin,
}
