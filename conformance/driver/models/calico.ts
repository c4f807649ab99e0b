import { CALICO_RELEASES } from '../../../src/facts/calico-releases.ts'
import { parseGoCidr } from '../../../src/net/go-net.ts'
import { decodeCalicoConf } from '../../../src/programs/calico/conf.ts'
import { hostLocalInput } from '../../../src/programs/calico/host-local.ts'
import { podPolicies } from '../../../src/programs/calico/winpol.ts'
import * as go from '../../../src/text/go-json.ts'
import type { ModelUnderTest } from '../program.ts'
import { type Bytes, bytesOf } from './bytes.ts'

/** What `runners/calico` gets. */
export interface CalicoCase {
  readonly document: Bytes
  readonly pools: readonly string[]
  readonly natOutgoing: boolean
  /** Pod CIDRs of the node, '' where it has none of the family. */
  readonly ipv4: string
  readonly ipv6: string
}

/** What `runners/calico` answers, and the model says. */
interface CalicoOutcome {
  readonly netConf?: string
  readonly policies: object
  readonly hostLocal: object
}

/** The parts of Calico's plugin that do not need Windows. */
export const calicoModel: ModelUnderTest<CalicoCase, CalicoOutcome> = {
  says(input) {
    const document = bytesOf(input.document)
    const { error } = decodeCalicoConf(document, CALICO_RELEASES[0])
    return {
      ...(error === undefined ? {} : { netConf: error.text }),
      policies: policies(input, document),
      hostLocal: hostLocal(input, document),
    }
  },
  measured: (outcome) => outcome,
}

const Entries = go.struct('', {
  policies: go.slice(go.struct('', { name: go.string, value: go.raw })),
})
const PANICKED = 'Calico CNI panicked during ADD: '

function policies({ pools, natOutgoing }: CalicoCase, document: string | Uint8Array): object {
  const entries = (go.unmarshal(document, Entries).value.policies ?? []).map(({ name, value }) => ({
    name,
    value: value?.text ?? '',
    origin: { kind: 'configured', path: [] } as const,
  }))
  const result = podPolicies(
    entries,
    pools.flatMap((pool) => parseGoCidr(pool) ?? []),
    natOutgoing,
  )
  if (!result.ok) {
    const { text } = result.error
    return text.startsWith(PANICKED) ? { panic: text.slice(PANICKED.length) } : { error: text }
  }
  const { sent } = result.value
  if (sent.length === 0) return {}
  return { v1: sent.map(({ v1 }) => v1), v2: sent.map(({ v2 }) => [v2.type, v2.settings ?? '']) }
}

function hostLocal({ ipv4, ipv6 }: CalicoCase, document: string | Uint8Array): object {
  const handed = hostLocalInput(document, { ipv4, ipv6 })
  return handed.ok ? { text: handed.value } : { error: handed.error.text }
}
