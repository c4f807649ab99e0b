// @ts-check
/**
 * Builds dist/: the command line as CommonJS, a chunk a command, which starts faster than ES modules; and the library
 * as one ES module with its declarations. Everything that is used is bundled, so the package depends on nothing.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cli = join(root, 'src/cli')

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // The package's own build for Node asks for `process` through require, which an ES module has not.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  legalComments: 'none',
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
}

rmSync(join(root, 'dist'), { recursive: true, force: true })
const inputs = [...(await buildCli()), ...(await buildLibrary())]
writeFileSync(join(root, 'dist/third-party-licenses.txt'), licenses(inputs))

/** One chunk for the start, and one for every module of src/cli that is loaded by `import()`. */
async function buildCli() {
  const chunks = new Set(['start'])
  /** @type {import('esbuild').Plugin} */
  const lazyChunks = {
    name: 'lazy-chunks',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/[a-z-]+\.ts$/ }, ({ kind, path, importer }) => {
        if (kind !== 'dynamic-import' || dirname(importer) !== cli) return undefined
        chunks.add(basename(path, '.ts'))
        return { path: `./${basename(path, '.ts')}.cjs`, external: true }
      })
    },
  }
  const found = []
  for (const chunk of chunks) {
    const { metafile } = await build({
      ...shared,
      entryPoints: [join(cli, `${chunk}.ts`)],
      outfile: join(root, 'dist/cli', `${chunk}.cjs`),
      format: 'cjs',
      plugins: [lazyChunks],
      // `import()` of a chunk becomes `require`, which does not start the loader of ES modules.
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: { js: '"use strict";var importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    })
    found.push(...Object.keys(metafile?.inputs ?? {}))
  }
  return found
}

async function buildLibrary() {
  if (!existsSync(join(root, 'src/index.ts'))) return []
  const { metafile } = await build({
    ...shared,
    entryPoints: [join(root, 'src/index.ts')],
    outfile: join(root, 'dist/index.js'),
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minifyWhitespace: false,
  })
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  return Object.keys(metafile?.inputs ?? {})
}

/**
 * The licence of every package of which something is in dist/.
 * @param {string[]} files
 */
function licenses(files) {
  const folders = new Set(
    files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  )
  /** @type {Map<string, string>} */
  const texts = new Map()
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry))
    const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim()
    texts.set(`${name} ${version} (${license})`, text)
  }
  const sections = [...texts].sort().map(([title, text]) => `${title}\n\n${text}\n`)
  return `Parts of these packages are in the files of this folder.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`
}
