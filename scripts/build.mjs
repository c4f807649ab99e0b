// Builds dist/: the command line as CommonJS, a chunk a command (CommonJS starts faster than ES modules), and the
// library as one ES module with its type declarations.
import { rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cli = join(root, 'src/cli')

/** Modules of src/cli that are loaded by `import()`, and so become chunks of their own. */
const LAZY = /^\.\/[a-z-]+\.ts$/

const chunks = new Set(['start'])
const lazyChunks = {
  name: 'lazy-chunks',
  setup({ onResolve }) {
    onResolve({ filter: LAZY }, ({ kind, path, importer }) => {
      if (kind !== 'dynamic-import' || dirname(importer) !== cli) return undefined
      chunks.add(basename(path, '.ts'))
      return { path: `./${basename(path, '.ts')}.cjs`, external: true }
    })
  },
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // The package's own build for Node asks for `process` through require, which an ES module has not.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
}

rmSync(join(root, 'dist'), { recursive: true, force: true })

for (const chunk of chunks) {
  await build({
    ...shared,
    entryPoints: [join(cli, `${chunk}.ts`)],
    outfile: join(root, 'dist/cli', `${chunk}.cjs`),
    format: 'cjs',
    plugins: [lazyChunks],
    // `import()` of a chunk becomes `require`, which does not start the ES module loader.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: '"use strict";var importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
  })
}
