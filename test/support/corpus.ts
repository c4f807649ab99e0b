import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Context } from '../../src/check/context.ts'
import { parseKubernetesVersion, parseProgramVersion } from '../../src/facts/versions.ts'
import { asWindowsTarget } from '../../src/spec/read-windows.ts'
import { validate } from '../../src/validate/validate.ts'
import { object } from './shared.ts'

const FOLDER = '../shared/corpus/real'

export interface CorpusResult {
  readonly name: string
  readonly verdict: string
  readonly wanted: string
  readonly found: readonly string[]
  readonly right: boolean
}

/** The real files beside the repository, judged: what their verdict asks for, and what hnsc says. */
export function judgeCorpus(folder = FOLDER): readonly CorpusResult[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.meta.json')) : []
  return names.map((metaName) => {
    const name = metaName.slice(0, -'.meta.json'.length)
    const meta = object(JSON.parse(readFileSync(`${folder}/${metaName}`, 'utf8')))
    const text = readFileSync(`${folder}/${name}`)
    const { diagnostics } = validate({ path: name, text }, { context: contextOf(object(meta['context'])) })
    const found = diagnostics.map(({ severity, code }) => `${severity} ${code}`)
    const wanted = wantedOf(String(meta['verdict']), meta['needs'])
    return { name, verdict: String(meta['verdict']), wanted, found, right: isRight(wanted, found) }
  })
}

function wantedOf(verdict: string, needs: unknown): string {
  if (verdict === 'valid') return 'no error'
  if (verdict === 'suspicious') return 'a diagnostic'
  return needs === 'warning' ? 'a warning' : 'an error'
}

function isRight(wanted: string, found: readonly string[]): boolean {
  const has = (...severities: readonly string[]) =>
    found.some((one) => severities.includes(one.split(' ')[0] ?? ''))
  if (wanted === 'no error') return !has('error')
  if (wanted === 'an error') return has('error')
  return wanted === 'a warning' ? has('error', 'warning') : found.some((one) => one !== 'info WIN207')
}

function contextOf(given: Readonly<Record<string, unknown>>): Context {
  const text = (key: string): string => String(given[key] ?? '')
  const runtime = text('runtime')
  const cniPlugins = parseProgramVersion(text('plugins'))
  const flannelCni = parseProgramVersion(text('flannel'))
  const kubernetes = parseKubernetesVersion(text('kubernetes'))
  const windows = asWindowsTarget(text('windows'))
  return {
    ...(runtime === 'containerd' || runtime === 'dockershim' ? { runtime } : {}),
    ...(cniPlugins === undefined ? {} : { cniPlugins }),
    ...(flannelCni === undefined ? {} : { flannelCni }),
    ...(kubernetes === undefined ? {} : { kubernetes }),
    ...(windows.ok ? { windows: windows.value } : {}),
  }
}
