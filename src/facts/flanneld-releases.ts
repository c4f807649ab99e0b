import type { ProgramVersion } from './versions.ts'

/** The newest release of flanneld that the models know. Source: flannel-io/flannel, tag v0.28.9 of 2026-08-07. */
export const NEWEST_FLANNELD: ProgramVersion = { numbers: [0, 28, 9], suffix: '' }
