import type { ModelUnderTest } from '../program.ts'

/** What `runners/hcsshim` gets: something lowered, and the name of hcsshim's type for it. */
export interface HcsshimCase {
  readonly type: string
  readonly document: string
}

interface Written {
  readonly text?: string
  readonly error?: string
}

/** hcsshim's types: they write the bytes that were lowered, so they know every key of it, and no other is missing. */
export const hcsshimModel: ModelUnderTest<HcsshimCase, Written> = {
  says: ({ document }) => ({ text: document }),
  measured: (outcome) => outcome,
}
