import { readFileSync } from 'node:fs'
import { cniDocument, type CniDocument } from '../../src/check/cni/cni-document.ts'
import { entriesOf, policiesOf } from '../../src/check/cni/policies.ts'
import type { Context } from '../../src/check/context.ts'
import { field, textOf } from '../../src/check/field.ts'
import { parseProgramVersion } from '../../src/facts/versions.ts'
import { confFile, confListFile } from '../../src/programs/libcni.ts'
import { decode } from '../../src/text/decode.ts'
import { readTolerantly } from '../../src/text/tolerant-json.ts'
import { traces } from '../../src/validate/traces.ts'
import { contextOf, type CorpusResult, FOLDER, judgeCorpus } from './corpus.ts'
import { object } from './shared.ts'

/**
 * docs/corpus.md: of each real file whether libcni takes it, how many of its policies reach HNS, and what hnsc says;
 * undefined where the files are not there.
 */
export function corpusPage(folder = FOLDER): string | undefined {
  const results = judgeCorpus(folder)
  if (results.length === 0) return undefined
  const rows = results.map((result) => rowOf(result, folder))
  const count = (test: (row: Row) => boolean) => rows.filter(test).length
  const faulty = (row: Row) => row.result.verdict !== 'valid'
  const silent = (row: Row) => faulty(row) && row.accepted && row.sent < row.written
  return [
    '# Real files',
    '',
    'What becomes of real configurations, of which a person has said whether they are valid, suspicious or broken. The',
    'files are not part of this repository; `npm run corpus -- FOLDER` judges any folder of such files, and',
    '`npm run corpus -- --page` writes this page from the program models and the rules.',
    '',
    `Of ${rows.length} files ${count(faulty)} have something wrong. libcni takes ${count((row) => faulty(row) && row.accepted)} of these without a word. In ${count(silent)} of those, policies that stand in the file say nothing to HNS: the plugin skips or empties them, or no endpoint is made. hnsc tells what is wrong with ${count((row) => faulty(row) && row.result.right)}, and reports no error for ${count((row) => !faulty(row) && row.result.right)} of ${count((row) => !faulty(row))} valid ones.`,
    '',
    '| file | verdict | libcni takes it | policies that reach HNS as they are meant | hnsc: errors | warnings and remarks |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(line),
    '',
  ].join('\n')
}

interface Row {
  readonly result: CorpusResult
  readonly accepted: boolean
  /** Policies in the file, under whatever key. */
  readonly written: number
  /** Those that the plugin sends with what they say. */
  readonly sent: number
}

function rowOf(result: CorpusResult, folder: string): Row {
  const bytes = readFileSync(`${folder}/${result.name}`)
  const meta = object(JSON.parse(readFileSync(`${folder}/${result.name}.meta.json`, 'utf8')))
  const document = cniDocument(readTolerantly(decode(bytes).text).tree, result.name)
  const accepted = isAccepted(result.name, bytes, document)
  const written = document === undefined ? 0 : writtenIn(document)
  const sent = document === undefined || !accepted ? 0 : sentOf(document, contextOf(object(meta['context'])))
  return { result, accepted, written, sent }
}

/** As the newest libcni loads a file; `.json` may hold either form. */
function isAccepted(name: string, bytes: Uint8Array, document: CniDocument | undefined): boolean {
  const libcni = parseProgramVersion('1.3.0')
  if (libcni === undefined) return false
  const file = { name, bytes }
  const asList = name.endsWith('.conflist') || (name.endsWith('.json') && document?.isList === true)
  const dir = { path: '', files: [file] }
  return asList ? confListFile(dir, file, libcni).result.ok : confFile(file, libcni).result.ok
}

function writtenIn({ endpoints }: CniDocument): number {
  const keys = ['policies', 'AdditionalArgs', 'HcnPolicyArgs']
  return endpoints.flatMap(({ tree, path }) => {
    return keys.flatMap((key) => entriesOf(field(tree, path, key)))
  }).length
}

/**
 * Of a modelled plugin: what the model sends. Of another: the entries that it takes, under the key that it reads. Of a name
 * that no plugin has: none.
 */
function sentOf(document: CniDocument, context: Context): number {
  const [endpoint] = document.endpoints
  if (endpoint === undefined || endpoint.dialect === 'unknown') return 0
  if (endpoint.dialect !== 'hns') {
    return policiesOf(endpoint).filter(({ name }) => textOf(name?.value) === 'EndpointPolicy').length
  }
  // HNS (v1) makes no endpoint for a namespace of containerd.
  if (context.runtime === 'containerd' && !isV2(document)) return 0
  const runtime = context.runtime ?? (isV2(document) ? 'containerd' : 'dockershim')
  const { requests, error } = traces(document, { ...context, runtime }).newest
  if (error !== undefined) return 0
  const policies = requests.flatMap((request) => request.policies)
  return policies.filter(({ added, json }) => added === undefined && saysSomething(json)).length
}

function isV2({ endpoints }: CniDocument): boolean {
  const [endpoint] = endpoints
  const api = endpoint === undefined ? undefined : field(endpoint.tree, endpoint.path, 'apiVersion')?.value
  return api?.kind === 'number' && Number(api.raw) === 2
}

/** True for a policy that has more than a type. */
function saysSomething(json: string): boolean {
  const policy = object(JSON.parse(json))
  return Object.keys(policy).some((key) => key !== 'Type' && policy[key] !== null)
}

function line({ result, accepted, written, sent }: Row): string {
  const errors = result.found.filter((one) => one.startsWith('error '))
  const others = result.found.filter((one) => !one.startsWith('error '))
  const codes = (list: readonly string[]) => list.map((one) => one.split(' ')[1] ?? '').join(' ') || '–'
  const policies = written === 0 ? 'none written' : `${sent} of ${written}`
  const cells = [result.name, result.verdict, accepted ? 'yes' : 'no', policies, codes(errors), codes(others)]
  return `| ${cells.join(' | ')} |`
}
