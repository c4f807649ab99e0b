// @ts-check
/**
 * Builds after a clone was installed, as `npm install -g git+…` and pre-commit do. For a global installation npm runs this
 * without the development dependencies (npm 10: the inner `npm install` inherits `--global`), so they are installed here.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../', import.meta.url)

if (!existsSync(new URL('node_modules/esbuild', ROOT))) {
  execFileSync(
    'npm',
    ['ci', '--global=false', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: fileURLToPath(ROOT),
      // npm is a batch file on Windows.
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}
await import('./build.mjs')
