import { pauseImage } from '../facts/pause-images.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'

/**
 * What containerd's `config.toml` must say for the CNI files and the sandbox image to be found, in the two versions that
 * its releases read: 2 up to containerd 1.7, 3 from 2.0 on. Only the fragment: the rest of the file is the operator's.
 * Source: containerd/containerd docs/cri/config.md, pkg/cri/config (1.7) and internal/cri/config (2.0).
 */
export function containerdConfig(cluster: Cluster): Artifact[] {
  if (cluster.runtime.name !== 'containerd') return []
  const file = (name: string, lines: readonly string[]): Artifact => ({
    path: `containerd/${name}`,
    kind: 'containerd-config',
    text: `${lines.join('\n')}\n`,
  })
  return [file('config-v2.toml', versionTwo(cluster)), file('config-v3.toml', versionThree(cluster))]
}

function versionTwo(cluster: Cluster): string[] {
  const plugin = 'plugins."io.containerd.grpc.v1.cri"'
  const image = sandboxImage(cluster)
  return [
    'version = 2',
    '',
    `[${plugin}]`,
    ...(image === undefined ? [] : [`  sandbox_image = ${tomlString(image)}`]),
    '',
    `[${plugin}.cni]`,
    ...cniKeys(cluster),
  ]
}

function versionThree(cluster: Cluster): string[] {
  const image = sandboxImage(cluster)
  const images =
    image === undefined
      ? []
      : ["[plugins.'io.containerd.cri.v1.images'.pinned_images]", `  sandbox = ${tomlString(image)}`, '']
  return ['version = 3', '', ...images, "[plugins.'io.containerd.cri.v1.runtime'.cni]", ...cniKeys(cluster)]
}

/** `bin_dir` is read by every release; `bin_dirs` came with 2.1 beside it. One file in the directory is loaded. */
function cniKeys({ cni }: Cluster): string[] {
  return [
    `  bin_dir = ${tomlString(cni.binDirectory)}`,
    `  conf_dir = ${tomlString(cni.confDirectory)}`,
    '  max_conf_num = 1',
  ]
}

function sandboxImage({ kubernetes, windows }: Cluster): string | undefined {
  return pauseImage(kubernetes.version.minor, windows.release)?.image
}

/** A basic string of TOML 1.0: the escapes of JSON are a part of its own. */
function tomlString(text: string): string {
  return JSON.stringify(text)
}
