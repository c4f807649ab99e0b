import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/*
 * The library makes no code of strings: it works in a page whose policy forbids that, and in a Node that does. What the
 * command line does there is in package.test.ts.
 */

const root = join(import.meta.dirname, '..')
const POLICY =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

const SPEC = readFileSync(join(root, 'examples/overlay-full.yaml'), 'utf8')
const CONF = '{"cniVersion":"1.0.0","name":"a","type":"win-bridge","apiVersion":2,"policies":[{"Name":"x"}]}'

/** What both run: every function of the library that people give documents to. */
const WORK = `
import { compile, validate } from 'hnsc'
export function work() {
  let evaluates = true
  try { (0, eval)('1') } catch { evaluates = false }
  try { new Function('return 1')(); evaluates = true } catch {}
  const { files, diagnostics } = compile({ path: 'a.yaml', text: ${JSON.stringify(SPEC)} })
  const found = validate({ path: 'b.conf', text: ${JSON.stringify(CONF)} }).diagnostics
  const told = [...diagnostics, ...found].map(({ code, message }) => code + ' ' + message)
  return { evaluates, texts: files.map(({ path, text }) => [path, text]), told }
}
`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-csp-'))
  writeFileSync(join(folder, 'work.mjs'), WORK.replace("'hnsc'", JSON.stringify(join(root, 'dist/index.js'))))
  writeFileSync(
    join(folder, 'run.mjs'),
    "import { work } from './work.mjs'\nprocess.stdout.write(JSON.stringify(work()))\n",
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the library gives in Node, with options of Node. */
function inNode(...options: readonly string[]): unknown {
  return JSON.parse(execFileSync('node', [...options, join(folder, 'run.mjs')], { encoding: 'utf8' }))
}

test('in a Node that makes no code of strings', () => {
  const strict = inNode('--disallow-code-generation-from-strings')
  expect(strict).toEqual({ ...(inNode() as object), evaluates: false })
  expect(strict).toHaveProperty('texts.10')
  expect(strict).toHaveProperty('told.0')
})

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
)

test.runIf(chromium !== undefined)(
  'in a page whose policy forbids it',
  async () => {
    const server = await serve()
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    try {
      const dom = await pageOf(`http://127.0.0.1:${port}/`)
      const [, text = ''] = /<pre>([A-Za-z0-9+/=]*)<\/pre>/.exec(dom) ?? []
      const page: unknown = JSON.parse(Buffer.from(text, 'base64').toString())
      expect(page).toEqual({ ...(inNode() as object), evaluates: false })
    } finally {
      server.close()
    }
  },
  120_000,
)

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>x</title><pre></pre><script type="module" src="/main.js"></script>'
const MAIN = `
import { work } from '/work.js'
const bytes = new TextEncoder().encode(JSON.stringify(work()))
document.querySelector('pre').textContent = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
`

/** Serves the page, and the library as it is in the package, all of it with the policy. */
function serve(): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = join(root, url)
    const body =
      url === '/'
        ? PAGE
        : url === '/main.js'
          ? MAIN
          : url === '/work.js'
            ? WORK.replace("'hnsc'", "'/dist/index.js'")
            : /^\/dist\/[\w-]+\.js$/.test(url) && existsSync(path)
              ? readFileSync(path)
              : undefined
    const type = url === '/' ? 'text/html' : 'text/javascript'
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': type,
      'content-security-policy': POLICY,
    })
    response.end(body)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** The document of a page after its scripts have run. */
function pageOf(url: string): Promise<string> {
  const argv = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--virtual-time-budget=60000',
    '--dump-dom',
    url,
  ]
  const child = spawn(chromium ?? '', argv, { stdio: ['ignore', 'pipe', 'ignore'] })
  let out = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  return new Promise((resolve) => child.on('close', () => resolve(out)))
}
