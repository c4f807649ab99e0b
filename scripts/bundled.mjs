// @ts-check
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))

/**
 * What a TypeScript module of this repository exports. Node 20 cannot import it, so it is bundled first.
 * @param {string} path relative to the repository
 */
export async function importBundled(path) {
  const folder = mkdtempSync(join(tmpdir(), 'hnsc-script-'))
  try {
    const outfile = join(folder, 'module.mjs')
    await build({
      absWorkingDir: root,
      entryPoints: [path],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
      logLevel: 'warning',
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
