import { PLUGINS, pluginsBuild } from './builds.ts'
import { pluginCase } from './generate/plugin-case.ts'
import type { Program } from './program.ts'

/** Every program that is measured. A new one needs a row here and a folder in `cases/`. */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'win-bridge',
    versions: PLUGINS,
    build: pluginsBuild,
    generate: (r) => pluginCase(r, 'win-bridge'),
  },
  {
    name: 'win-overlay',
    versions: PLUGINS,
    build: pluginsBuild,
    generate: (r) => pluginCase(r, 'win-overlay'),
  },
]
