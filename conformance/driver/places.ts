import { join } from 'node:path'

/** The folder `conformance/`; every script here is started by npm, in the root of the repository. */
export const CONFORMANCE: string = join(process.cwd(), 'conformance')

/** Built binaries, overlays and the like; ignored by git. */
export const CACHE: string = join(CONFORMANCE, '.cache')
