import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { PLAIN } from '../../src/print/style.ts'
import { pretty } from '../../src/print/pretty.ts'
import { expectGolden } from '../golden.ts'

const CASES = readdirSync('golden/compile')

describe.each(CASES)('golden/compile/%s', (name) => {
  const path = `golden/compile/${name}/cluster.yaml`
  const text = readFileSync(path, 'utf8')
  const { files, diagnostics } = compile({ path: 'cluster.yaml', text })

  it('is what it was', () => {
    expectGolden(`golden/compile/${name}/expect`, Object.fromEntries(files.map((file) => [file.path, file.text])))
  })

  it('says what it said', () => {
    const texts = new Map([['cluster.yaml', text]])
    const said = diagnostics.length === 0 ? {} : { 'said.txt': `${pretty(diagnostics, texts, PLAIN)}\n` }
    expectGolden(`golden/compile/${name}/diagnostics`, said)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('compiles to the same bytes twice', () => {
    expect(compile({ path: 'cluster.yaml', text }).files).toEqual(files)
  })

  it('lists every file with its kind and digest', () => {
    const manifest: { files: { path: string; kind: string; sha256: string }[] } = JSON.parse(
      files.find((file) => file.path === 'manifest.json')?.text ?? '{}',
    )
    const others = files.filter(({ kind }) => kind !== 'manifest')
    const listed = others.map((file) => ({
      path: file.path,
      kind: file.kind,
      sha256: createHash('sha256').update(file.text).digest('hex'),
    }))
    expect(manifest.files.map(({ path: at, kind, sha256 }) => ({ path: at, kind, sha256 }))).toEqual(listed)
  })
})
