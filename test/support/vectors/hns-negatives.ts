import { hnsKindName, hnsObject } from '../../../src/check/hns/hns-kind.ts'
import { recognise } from '../../../src/check/recognise.ts'
import type { WindowsTarget } from '../../../src/facts/windows-target.ts'
import { asWindowsTarget } from '../../../src/spec/read-windows.ts'
import { readTolerantly } from '../../../src/text/tolerant-json.ts'
import { type Kind, validate } from '../../../src/validate/validate.ts'
import { type Json, list, object } from '../shared.ts'
import { buildsOf } from './builds.ts'
import type { VectorForm } from './form.ts'

const FOUND = 'a finding, on its builds alone'

/** Bad fragments of HNS: each gets a warning or an error on a build that it names, of a code that no other build gets. */
export const hnsNegativesForm: VectorForm = {
  name: 'hns-negatives',
  matches: (file) =>
    list(file['cases']).some((vector) => 'fragment' in object(vector) && 'layer' in object(vector)),
  cases: (file) =>
    list(file['cases'])
      .map(object)
      .map((vector) => ({
        id: String(vector['id']),
        want: FOUND,
        have: () => verdict(vector),
      })),
}

/** What hnsc says of a case: good when some build inside has a code that none outside has. */
function verdict(vector: Json): string {
  const { inside, outside } = buildsOf(String(vector['builds']))
  const elsewhere = new Set(outside.flatMap((build) => negativeCodes(vector, build)))
  const found = inside.flatMap((build) => negativeCodes(vector, build))
  if (found.length === 0) return `nothing on ${inside.join()}`
  if (found.some((code) => !elsewhere.has(code))) return FOUND
  return `${[...new Set(found)].join()}, on builds outside too`
}

/** The codes of the warnings and errors about a fragment on a build, without those that say that nothing was judged. */
export function negativeCodes({ layer, fragment }: Json, build: string): readonly string[] {
  const text = typeof fragment === 'string' ? fragment : JSON.stringify(fragment)
  const windows = target(build)
  const kind = kindOf(String(layer), text)
  const { diagnostics } = validate(
    { path: '<stdin>', text },
    { context: { windows }, ...(kind === undefined ? {} : { kind }) },
  )
  return diagnostics
    .filter(({ severity, code }) => severity !== 'info' && code !== 'WIN042')
    .map(({ code }) => code)
}

function target(build: string): WindowsTarget {
  const read = asWindowsTarget(build)
  if (!read.ok) throw new Error(`${build} is no build`)
  return read.value
}

/** `--kind` for a fragment of a layer. */
function kindOf(layer: string, text: string): Kind | undefined {
  const { tree } = readTolerantly(text)
  if (tree === undefined) return undefined
  const known = hnsObject(tree)
  if (layer === 'hns-v1' || layer === 'hcn-v2') {
    return hnsKindName({ object: known ?? 'policy', api: layer === 'hcn-v2' ? 2 : 1 })
  }
  const recognised = recognise(tree)
  if (layer !== 'cni-conf') return recognised ?? 'kube-proxy-configuration'
  if (recognised?.startsWith('h') === true && known === 'policy') return recognised
  const foreign = recognised === undefined || recognised.startsWith('h')
  return foreign ? 'cni-conf' : recognised
}
