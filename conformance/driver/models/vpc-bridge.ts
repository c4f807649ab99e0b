import { readVpcBridgeConf } from '../../../src/programs/vpc-bridge.ts'
import type { ModelUnderTest } from '../program.ts'
import { type Bytes, bytesOf } from './bytes.ts'
import { untilInto } from './printed.ts'

/** What `runners/vpc-bridge` gets. */
export interface VpcBridgeCase {
  readonly document: Bytes
}

/** How vpc-bridge reads its configuration. */
export const vpcBridgeModel: ModelUnderTest<VpcBridgeCase, object> = {
  says({ document }) {
    const read = readVpcBridgeConf(bytesOf(document))
    if (!read.ok) return { error: untilInto(read.error) }
    return Object.fromEntries(
      Object.entries(read.value).filter(([, value]) => value !== '' && value !== 0 && String(value) !== ''),
    )
  },
  measured: (outcome) => ('error' in outcome ? { error: untilInto(String(outcome.error)) } : outcome),
}
