// @ts-check
/**
 * Builds dist/: the command line as CommonJS, which starts faster than ES modules, in chunks; and the library
 * as two ES modules with their declarations. Everything that is used is bundled, so the package depends on nothing.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { importBundled } from './bundled.mjs'
import { packChunks } from './pack-chunks.mjs'
import { sbom } from './sbom.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cli = join(root, 'src/cli')

/** What Node runs: the command line, and what its threads do. */
const STARTS = ['start.cjs', 'validate-thread.cjs']

/** What many runs of a command that holds it never come to: it gets chunks of its own. */
const APART = [
  'check/flannel/check-net-conf',
  'check/flannel/check-subnet-env',
  'check/hns/check-endpoint',
  'check/hns/check-hns',
  'check/hns/check-load-balancer',
  'check/hns/check-network',
  'check/hns/check-policy-list',
  'check/kubernetes/check-config',
  'check/kubernetes/check-script',
  'check/rules/api-runtime',
  'check/rules/calico-datastore',
  'check/rules/calico-ipam',
  'check/rules/calico-network',
  'check/rules/calico-policies',
  'check/rules/calico-vxlan',
  'check/source-vip/check-request',
  'check/source-vip/check-result',
  'check/spec/against-spec',
  'check/together/read-claims',
  'diagnostic/codes',
  'facts/antrea',
  'facts/known-ranges',
  'facts/linux-only-plugins',
  'programs/antrea',
  'programs/azure-vnet',
  'programs/calico',
  'programs/flannel',
  'programs/wcn',
  'programs/win-overlay',
  'spec/read-spec',
  'text/tolerant-json/read-mistaken',
  'text/yaml',
  'trace/antrea-plugin',
  'trace/azure-plugin',
  'trace/calico-plugin',
  'trace/wcn-plugin',
]

/** What the commands that have to start fast usually do: what they load then is in few files. */
const USUAL = [
  ['validate', 'bench/one.conf'],
  ['compile', 'bench/two.yaml'],
]

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
  // Not as escapes, which take twice the room of Japanese texts.
  charset: 'utf8',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
}

rmSync(join(root, 'dist'), { recursive: true, force: true })
const inputs = [...(await buildCli()), ...(await buildLibrary())]
const bundled = packageFolders(inputs)
writeFileSync(join(root, 'dist/third-party-licenses.txt'), licenses(bundled))
writeFileSync(join(root, 'dist/sbom.cdx.json'), `${JSON.stringify(sbom(root, bundled))}\n`)

/**
 * The start, every module that is loaded by `import()`, and chunks for what several of these need. esbuild divides ES
 * modules only, so each of them becomes CommonJS in a second step; then the small ones are put together.
 */
async function buildCli() {
  const help = [...(await importBundled('src/cli/every-help.ts').then(({ everyHelp }) => everyHelp(80)))]
  const { metafile, outputFiles } = await build({
    ...shared,
    entryPoints: Object.fromEntries([
      ['start', join(cli, 'start.ts')],
      ['validate-thread', join(cli, 'validate-thread.ts')],
      ...APART.map((path) => [path.replaceAll('/', '-'), join(root, `src/${path}.ts`)]),
    ]),
    plugins: [
      {
        name: 'ready help',
        setup({ onLoad }) {
          onLoad({ filter: /[\\/]src[\\/]cli[\\/]ready-help\.ts$/ }, () => ({
            contents: `export const READY_HELP = new Map(${JSON.stringify(help)})`,
          }))
        },
      },
      {
        // 300 KB of text, of which `explain` shows one piece.
        name: 'examples in less room',
        setup({ onLoad }) {
          onLoad({ filter: /[\\/]src[\\/]generated[\\/]code-examples\.ts$/ }, async () => {
            const { CODE_EXAMPLES } = await importBundled('src/generated/code-examples.ts')
            const packed = brotliCompressSync(JSON.stringify(CODE_EXAMPLES)).toString('base64')
            return {
              contents: `import { brotliDecompressSync } from 'node:zlib'
export const CODE_EXAMPLES = JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString())`,
            }
          })
        },
      },
    ],
    outdir: join(root, 'dist/cli'),
    outExtension: { '.js': '.cjs' },
    chunkNames: '[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    define: { 'import.meta.url': 'importMetaUrl' },
  })
  /** @type {Map<string, import('./pack-chunks.mjs').Chunk>} */
  const chunks = new Map()
  for (const { path, text } of outputFiles) {
    const { code: plain } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: shared.target,
      charset: 'utf8',
      legalComments: 'none',
      // `import()` becomes `require`, which does not start the loader of ES modules.
      supported: { 'dynamic-import': false },
      banner: text.includes('importMetaUrl')
        ? 'var importMetaUrl=require("node:url").pathToFileURL(__filename).href;'
        : '',
    })
    const { code } = await transform(requiredLate(exportedPlainly(plain)), {
      format: 'cjs',
      charset: 'utf8',
      target: shared.target,
      minify: true,
      legalComments: 'none',
    })
    const { imports = [] } = metafile.outputs[relative(root, path)] ?? {}
    const needs = imports.flatMap((each) =>
      each.kind === 'import-statement' && each.external !== true ? [basename(each.path)] : [],
    )
    chunks.set(basename(path), { code, needs })
  }
  // Each in a file of its own first, which shows what is loaded.
  write(packChunks(chunks, STARTS))
  const [validate = [], compile = []] = USUAL.map(loadedBy)
  const both = validate.filter((name) => compile.includes(name))
  const others = [validate, compile].map((names) => names.filter((name) => !both.includes(name)))
  write(packChunks(chunks, STARTS, [both, ...others]))
  return Object.keys(metafile.inputs)
}

/** @param {ReadonlyMap<string, string>} files */
function write(files) {
  rmSync(join(root, 'dist/cli'), { recursive: true, force: true })
  mkdirSync(join(root, 'dist/cli'), { recursive: true })
  for (const [name, code] of files) writeFileSync(join(root, 'dist/cli', name), code)
}

/**
 * The chunks that a command loads, as a run of it shows.
 * @param {readonly string[]} argv
 */
function loadedBy(argv) {
  const start = JSON.stringify(join(root, 'dist/cli/start.cjs'))
  const program = `process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify(Object.keys(require.cache)))); require(${start})(0)`
  const { stderr } = spawnSync(process.execPath, ['-e', program, 'hnsc', ...argv], {
    cwd: root,
    encoding: 'utf8',
  })
  /** @type {string[]} */
  const paths = JSON.parse(stderr.slice(stderr.lastIndexOf('[')))
  return paths.map((path) => basename(path))
}

/**
 * The same CommonJS without the ceremony for those who take it for an ES module. What a chunk gives is given at its end as
 * it then is: none of it is ever set again.
 * @param {string} code
 */
function exportedPlainly(code) {
  if (code.includes('__toESM(')) return code
  const ceremony =
    /^var __defProp = [^]*?^var __toCommonJS = .*\nvar stdin_exports = \{\};\n__export\(stdin_exports, (\{[^]*?\})\);\nmodule\.exports = .*\n/m
  const given = ceremony.exec(code)?.[1]?.replaceAll(': () => ', ': ')
  if (given === undefined) return code
  const body = code.replace(ceremony, '').replace(/^\/\/ Annotate the CommonJS export names[^]*$/m, '')
  return `${body}\nObject.assign(exports, ${given});\n`
}

/**
 * CommonJS in which another chunk is read when something of it is first used, and not at all where nothing is: a command
 * rarely does all that it can.
 * @param {string} code
 */
function requiredLate(code) {
  /** @type {Set<string>} */
  const names = new Set()
  const late = code.replace(/^var (import_\w+) = require\(("\.\/[^"]+")\);$/gm, (_, name, path) => {
    names.add(name)
    return `var ${name}_made, ${name} = () => ${name}_made ??= require(${path});`
  })
  // The parentheses around a function that is called keep it from having a `this`, which none of ours asks for.
  const use = /(\bnew )?(?:\(0, (import_\w+)\.(\w+)\)(?=\()|\b(import_\w+)\.(\w+))/g
  return late.replace(use, (whole, made, called, calledName, name = called, member = calledName) => {
    if (!names.has(name)) return whole
    return made === undefined ? `${name}().${member}` : `new (${name}()).${member}`
  })
}

async function buildLibrary() {
  const { metafile } = await build({
    ...shared,
    entryPoints: [join(root, 'src/index.ts'), join(root, 'src/net.ts')],
    outdir: join(root, 'dist'),
    chunkNames: 'shared-[hash]',
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    // What a stack trace says of a fault of ours then is the place, as in the command line.
    minifyIdentifiers: true,
    mainFields: ['module', 'main'],
  })
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  removeUnreachable(join(root, 'dist'))
  return Object.keys(metafile?.inputs ?? {})
}

/**
 * Removes the declarations that those of the library do not come to: the compiler writes one for every source file, most
 * of them longer than the code.
 * @param {string} dist
 */
function removeUnreachable(dist) {
  const reached = new Set()
  const waiting = [join(dist, 'index.d.ts'), join(dist, 'net.d.ts')]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path) || !existsSync(path)) continue
    reached.add(path)
    const specifiers = readFileSync(path, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.[jt]s['"]/g)
    for (const [, specifier = ''] of specifiers) waiting.push(`${join(dirname(path), specifier)}.d.ts`)
  }
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const path = join(dist, name)
    if (name.endsWith('.d.ts') && !reached.has(path)) rmSync(path)
  }
}

/**
 * The folders of the packages of which something is in dist/, relative to the repository.
 * @param {readonly string[]} files
 */
function packageFolders(files) {
  return [...new Set(files.flatMap((file) => /node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))]
}

/**
 * The licence of each of the packages in some folders.
 * @param {readonly string[]} folders
 */
function licenses(folders) {
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
