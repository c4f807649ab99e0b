import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Context } from '../../src/check/context.ts'
import { parseKubernetesVersion, parseProgramVersion } from '../../src/facts/versions.ts'
import { asWindowsTarget } from '../../src/spec/read-windows.ts'
import { validate } from '../../src/validate/validate.ts'
import { DEFECTS, OPEN } from './corpus-defects.ts'
import { object } from './shared.ts'

/** Where the real files are, beside the repository. */
export const FOLDER = '../shared/corpus/real'

/** One real file, judged. */
export interface CorpusResult {
  readonly name: string
  /** `valid`, `suspicious` or `broken`. */
  readonly verdict: string
  /** What hnsc has to say for that, in words. */
  readonly wanted: string
  /** What hnsc says: `SEVERITY CODE`, each once. */
  readonly found: readonly string[]
  /** Findings that tell the true defect and are not there. */
  readonly missed: readonly string[]
  readonly right: boolean
}

/**
 * The real files of a folder, judged: what their verdict asks for, and what hnsc says. A file whose defect is known to
 * us must get the findings that tell it; any other is judged by severities alone.
 */
export function judgeCorpus(folder = FOLDER): readonly CorpusResult[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.meta.json')) : []
  return names.toSorted().map((metaName) => {
    const name = metaName.slice(0, -'.meta.json'.length)
    const meta = object(JSON.parse(readFileSync(`${folder}/${metaName}`, 'utf8')))
    const text = readFileSync(`${folder}/${name}`)
    const { diagnostics } = validate({ path: name, text }, { context: contextOf(object(meta['context'])) })
    const found = [...new Set(diagnostics.map(({ severity, code }) => `${severity} ${code}`))].toSorted()
    const verdict = String(meta['verdict'])
    const wanted = wantedOf(verdict, meta['needs'])
    const missed = OPEN[name] === undefined ? missedOf(DEFECTS[name] ?? [], found) : [OPEN[name]]
    return { name, verdict, wanted, found, missed, right: isRight(wanted, found) && missed.length === 0 }
  })
}

/** Those of the wanted findings, each `CODE` or `SEVERITY CODE`, that are not there. */
function missedOf(wanted: readonly string[], found: readonly string[]): readonly string[] {
  return wanted.filter((one) => !found.some((finding) => finding === one || finding.endsWith(` ${one}`)))
}

function wantedOf(verdict: string, needs: unknown): string {
  if (verdict === 'valid') return 'no error'
  if (verdict === 'suspicious') return 'a diagnostic'
  return needs === 'warning' ? 'a warning' : 'an error'
}

/** That a plugin has no model says nothing about the file. */
const ABOUT_US = ['info WIN207']

function isRight(wanted: string, found: readonly string[]): boolean {
  const has = (...severities: readonly string[]) =>
    found.some((one) => severities.includes(one.split(' ')[0] ?? ''))
  if (wanted === 'no error') return !has('error')
  if (wanted === 'an error') return has('error')
  return wanted === 'a warning' ? has('error', 'warning') : found.some((one) => !ABOUT_US.includes(one))
}

/** What the description of a file says of the node that it is for. */
export function contextOf(given: Readonly<Record<string, unknown>>): Context {
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
