import { GO_CNI } from '../builds.ts'
import { loadConfDir } from '../../../src/programs/containerd.ts'
import type { ModelUnderTest } from '../program.ts'
import { untilInto, versionOf } from './printed.ts'
import { type Bytes, bytesAsText, bytesOf } from './bytes.ts'

/** What `runners/go-cni` gets. */
export interface GoCniCase {
  readonly files: Readonly<Record<string, Bytes>>
  readonly maxConfNum: number
}

/** What `runners/go-cni` answers. */
interface GoCniOutcome {
  readonly error?: string
  readonly panic?: string
  readonly networks?: readonly object[]
}

/** containerd's choice of files: every network that it loads, byte for byte, or why it loads none. */
export const goCniModel: ModelUnderTest<GoCniCase, GoCniOutcome> = {
  says({ files, maxConfNum }, version) {
    const list = Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytesOf(bytes) }))
    const containerd = versionOf(GO_CNI.get(version) ?? '')
    const { result } = loadConfDir({ path: '<dir>', files: list }, containerd, maxConfNum)
    if (!result.ok) {
      const { text, panic } = result.error
      return panic === true ? { panic: text } : { error: untilInto(text) }
    }
    return {
      networks: result.value.networks.map(({ ifName, list: { name, cniVersion, bytes, plugins } }) => ({
        ifName,
        name,
        cniVersion,
        source: bytesAsText(bytes),
        plugins: plugins.map((plugin) => bytesAsText(plugin.bytes)),
      })),
    }
  },
  measured: ({ error, panic, networks }) => {
    if (panic !== undefined) return { panic }
    return error === undefined ? { networks } : { error: untilInto(error) }
  },
}
