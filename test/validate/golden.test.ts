import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Context } from '../../src/check/context.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { validate } from '../../src/validate/validate.ts'

const FOLDER = 'golden/compile'

/** A file says something else than the spec. */
const OF_SPEC = /^WIN(?:208|29[678])$/

test.each(readdirSync(FOLDER))('what %s compiles to has no error, and agrees with its spec', (name) => {
  const context = contextOf(`${FOLDER}/${name}/cluster.yaml`)
  const files = readdirSync(`${FOLDER}/${name}/expect`, { recursive: true, encoding: 'utf8' })
  const configurations = files.filter((path) => /\.(?:json|conf|conflist|yaml|env|ps1|flags|txt)$/.test(path))
  expect(configurations.length).toBeGreaterThan(0)
  const found = configurations.flatMap((path) => {
    const text = readFileSync(`${FOLDER}/${name}/expect/${path}`)
    return validate({ path, text }, { context })
      .diagnostics.filter(({ severity, code }) => severity === 'error' || OF_SPEC.test(code))
      .map(({ code, message }) => `${path}: ${code} ${message}`)
  })
  expect([...new Set(found)]).toEqual([])
})

function contextOf(path: string): Context {
  const { cluster } = readSpec({ path, text: readFileSync(path) })
  if (cluster === undefined) throw new Error(`${path} is no spec`)
  const { runtime, kubernetes, windows } = cluster
  return {
    cluster,
    runtime: runtime.name,
    cniPlugins: runtime.cniPlugins,
    flannel: runtime.flannel,
    flannelCni: runtime.flannelCni,
    kubernetes: kubernetes.version,
    windows,
  }
}
