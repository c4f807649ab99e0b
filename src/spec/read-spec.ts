import type { Finding } from '../diagnostic/finding.ts'
import { CODES } from '../diagnostic/codes.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import { decode } from '../text/decode.ts'
import type { Document } from '../text/document.ts'
import { duplicateMembers } from '../text/duplicates.ts'
import type { SourceText } from '../text/source.ts'
import { pointer, type Tree } from '../text/tree.ts'
import { parseYaml } from '../text/yaml.ts'
import { allocatePodCidrs } from './allocate-pod-cidrs.ts'
import { applyOverrides } from './apply-overrides.ts'
import { checkKind } from './check-kind.ts'
import type { Cluster } from './cluster.ts'
import { finish } from './finish.ts'
import { type Ignore, readIgnore } from './read-ignore.ts'
import { readDraft } from './read-draft.ts'
import type { Origins, Reader } from './reader.ts'
import { rulesFor } from './rules.ts'
import { schemaErrors } from './schema-errors.ts'
import { boundFindings, schemaFindings } from './schema-findings.ts'
import { spell } from './spell.ts'

/** What a spec says. The cluster is there when nothing is wrong with severity error. */
export interface SpecResult {
  readonly cluster?: Cluster
  readonly findings: readonly Finding[]
  /** For each value of the cluster, by its JSON pointer in the printed spec: given, or why it is what it is. */
  readonly origins: () => Origins
  /** Diagnostics that the spec accepts. Those among the findings here are left out already. */
  readonly ignore: readonly Ignore[]
  /** The text with its places: what `resolve` needs. */
  readonly document: Document
}

const NO_ORIGINS: Origins = new Map()

/**
 * Reads a cluster network spec in YAML or JSON, with settings of the command line (`cidrs.cluster=10.0.0.0/16`) laid
 * over it. Reports all that is wrong at once.
 */
export function readSpec(source: SourceText, settings: readonly string[] = []): SpecResult {
  const { text, problems } = decode(source.text)
  const parsed = parseYaml(text)
  const { document, findings: settingFindings } = applyOverrides(source.path, text, parsed.tree, settings)
  // YAML allows a byte order mark and UTF-16; only other tools stumble over them.
  const textual = textFindings([...problems, ...parsed.problems], { 'utf8-bom': 'info', 'utf-16': 'warning' })
  const early = [...textual, ...settingFindings]
  const { tree } = document
  const foreign = tree === undefined || parsed.problems.length > 0 ? [] : checkKind(tree)
  if (tree === undefined || parsed.problems.length > 0 || foreign.length > 0) {
    return { findings: [...early, ...foreign], origins: () => NO_ORIGINS, ignore: [], document }
  }
  return { ...readTree(tree, early), document }
}

function readTree(tree: Tree, early: readonly Finding[]): Omit<SpecResult, 'document'> {
  const reader: Reader = { tree, findings: [], origins: new Map() }
  const draft = readDraft(reader)
  const ignore = readIgnore(reader)
  const errors = schemaErrors(tree)
  const allocation = allocatePodCidrs(draft.nodes, draft.cidrs)
  const said = [
    ...early,
    ...duplicates(tree),
    ...schemaFindings(errors, tree),
    ...reader.findings,
    ...rulesFor(draft).flatMap((rule) => rule(draft)),
    ...allocation.findings,
  ]
  const findings = [...said, ...boundFindings(errors, tree, said)].filter(
    (finding) => !isIgnored(finding, ignore),
  )
  if (findings.some((finding) => severityOf(finding) === 'error')) {
    return { findings, origins: () => reader.origins, ignore }
  }
  const { cluster, origins } = finish(draft, allocation.podCIDRs, reader.origins)
  return { cluster, findings, origins, ignore }
}

function duplicates(tree: Tree): Finding[] {
  return Array.from(duplicateMembers(tree), ({ path, first, again }) => ({
    code: 'WIN014',
    message: `\`${spell(path)}\` stands twice`,
    label: 'the second',
    help: 'remove one of the two',
    at: { span: again.keySpan },
    related: [{ at: { span: first.keySpan }, message: 'the first' }],
  }))
}

/** Only what is no error can be ignored here: a spec with errors has no cluster. */
function isIgnored(finding: Finding, ignore: readonly Ignore[]): boolean {
  if (severityOf(finding) === 'error') return false
  const at = finding.at.path === undefined ? '' : pointer(finding.at.path)
  return ignore.some(
    (entry) =>
      entry.file === undefined &&
      entry.code === finding.code &&
      (at === entry.at || at.startsWith(`${entry.at}/`)),
  )
}

function severityOf(finding: Finding) {
  return finding.severity ?? CODES[finding.code].severity
}
