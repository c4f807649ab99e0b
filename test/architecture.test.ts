import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** The folders of src/ from low to high; folders of one row may not import each other. */
const ORDER = [
  ['text', 'net', 'facts', 'generated'],
  ['diagnostic'],
  ['policy'],
  ['programs'],
  ['spec'],
  ['plan'],
  ['emit', 'check'],
  ['trace'],
  ['compile', 'validate', 'explain', 'convert', 'acl'],
  ['print'],
  ['cli'],
]

/** Packages, and the one folder that may import each. */
const HOMES: Readonly<Record<string, string>> = { yaml: 'text', yargs: 'cli' }

const src = join(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))

interface Import {
  readonly from: string
  readonly target: string
}

const imports: readonly Import[] = files.flatMap((from) =>
  importsOf(readFileSync(join(src, from), 'utf8')).map((target) => ({
    from,
    target: target.startsWith('.')
      ? relative(src, join(src, dirname(from), target)).replaceAll('\\', '/')
      : target,
  })),
)

function importsOf(code: string): string[] {
  const withoutComments = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return [...withoutComments.matchAll(/\b(?:from|import)(?:\s+|\s*\(\s*)['"]([^'"\n]+)['"]/g)].map(
    (match) => match[1] ?? '',
  )
}

/** A file of ours: TypeScript, or the generated validators, which are JavaScript with types beside them. */
function isOurs(target: string): boolean {
  return target.endsWith('.ts') || target === 'generated/validators.js'
}

function folder(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : ''
}

function rank(path: string): number {
  if (folder(path) === '') return ORDER.length
  return ORDER.findIndex((row) => row.includes(folder(path)))
}

test('the test reads imports of every form', () => {
  const code = `import a from 'a'\nexport * from "b"\nconst c = import('c')\nimport 'd'\nimport type {\n e } from 'e'`
  expect(importsOf(code)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(imports.length).toBeGreaterThan(10)
})

test('every folder of src/ has its place in the order', () => {
  expect([...new Set(files.map(folder))].filter((name) => name !== '' && rank(`${name}/x`) < 0)).toEqual([])
})

test('a file imports only from its own folder or from a lower one', () => {
  const wrong = imports.filter(({ from, target }) => {
    if (!isOurs(target) || folder(from) === folder(target)) return false
    return rank(target) >= rank(from)
  })
  expect(wrong).toEqual([])
})

test('only cli/ touches modules of Node', () => {
  const wrong = imports.filter(({ from, target }) => target.startsWith('node:') && folder(from) !== 'cli')
  expect(wrong).toEqual([])
})

test('every package is imported by its own folder alone', () => {
  const wrong = imports.filter(({ from, target }) => {
    if (isOurs(target) || target.startsWith('node:')) return false
    return HOMES[target] !== folder(from)
  })
  expect(wrong).toEqual([])
})

test('relative imports name their file with .ts', () => {
  const wrong = imports.filter(
    ({ target }) => !isOurs(target) && !target.startsWith('node:') && !(target in HOMES),
  )
  expect(wrong).toEqual([])
})
