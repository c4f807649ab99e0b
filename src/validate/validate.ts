import type { Context } from '../check/context.ts'
import { againstSpec } from '../check/spec/against-spec.ts'
import { checkSubnetEnv } from '../check/flannel/check-subnet-env.ts'
import { KINDS, type Kind } from '../check/kind.ts'
import { isSubnetEnv, type Recognised, recognise } from '../check/recognise.ts'
import type { TogetherDocument } from '../check/together/claim.ts'
import type { TreeKind } from '../check/tree-kind.ts'
import { isScriptKind } from '../check/kubernetes/script-kinds.ts'
import { typeWords } from '../check/hns/wrong-type.ts'
import { syntaxFindings } from '../check/syntax-findings.ts'
import { unfilledFinding, unfilledValues, withoutUnfilled } from '../check/unfilled.ts'
import { resolve } from '../diagnostic/resolve.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import type { Diagnostic } from '../generated/types.ts'
import { readSpec } from '../spec/read-spec.ts'
import { decode } from '../text/decode.ts'
import { type Document, documentOf } from '../text/document.ts'
import type { SourceText } from '../text/source.ts'
import { type Mistake, readTolerantly, type TolerantJson } from '../text/tolerant-json.ts'
import type { Tree } from '../text/tree.ts'
import { parseYaml } from '../text/yaml.ts'
import { type Judged, JUDGES } from './judges.ts'
import { withoutMisread } from './without-misread.ts'
import { judgeScript, scriptKind, scriptReading } from './script.ts'

export { KINDS, type Kind }

export interface ValidateOptions {
  /** What is known of the node that the document is for. */
  readonly context?: Context
  /** Absent: told by the content. */
  readonly kind?: Kind
}

/** What is wrong with one document. */
export interface Validated {
  /** Undefined where the document looks like nothing that hnsc knows. */
  readonly kind: Kind | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The text that the diagnostics point into. */
  readonly document: Document
}

/** Checks one document: its encoding, its syntax, and what it says. Never throws. */
export function validate(source: SourceText, { context = {}, kind: given }: ValidateOptions = {}): Validated {
  const decoded = decode(source.text)
  const { text } = decoded
  if (text.length > MOST_CHARACTERS && !isLongSpec(text, given)) return tooLarge(source.path, text, given)
  if (given === 'subnet-env' || (given === undefined && isSubnetEnv(text))) {
    const document = documentOf(source.path, text)
    const findings = [
      ...textFindings(decoded.problems),
      ...checkSubnetEnv(text, context),
      ...compared({ kind: 'subnet-env', tree: undefined, text, name: source.path }, context),
    ]
    return { kind: 'subnet-env', diagnostics: resolve(findings, document), document }
  }
  const script = scriptKind(text, source.path, given)
  if (script !== undefined) {
    const document = documentOf(source.path, text)
    const findings = [
      ...scriptReading(script, text, decoded.problems),
      ...judgeScript(script, text, context),
      ...compared({ kind: script, tree: undefined, text, name: source.path }, context),
    ]
    return { kind: script, diagnostics: resolve(findings, document), document }
  }
  const yaml = isYaml(text, source.path) ? parseYaml(text) : undefined
  const tolerant = yaml === undefined ? readTolerantly(text) : undefined
  const tree = yaml === undefined ? tolerant?.tree : yaml.tree
  const kind = kindOf(given, tree, source.path)
  if (kind === 'cluster-network') {
    const { findings, document } = readSpec(source)
    return { kind, diagnostics: resolve(findings, document), document }
  }
  const document = documentOf(source.path, text, tree)
  const judged = tree === undefined ? undefined : { tree, text, fileName: fileNameOf(source.path) }
  // Where nothing is wrong with the bytes, their text is read faster.
  const bytes = decoded.problems.length === 0 ? text : source.text
  const reading =
    tolerant === undefined
      ? textFindings([...decoded.problems, ...(yaml?.problems ?? [])])
      : syntaxFindings({ bytes, text, problems: decoded.problems, tolerant })
  const isBroken = tolerant?.mistakes.some((mistake) => isBreak(mistake, text)) === true
  const differing =
    kind === undefined || isBroken ? [] : compared({ kind, tree, text, name: source.path }, context)
  const content =
    judged === undefined || isBroken ? differing : contentFindings(kind, judged, context, differing, tolerant)
  return {
    kind,
    diagnostics: withoutMisread(resolve([...reading, ...content], document), text),
    document,
  }
}

/** Where a document says something else than the spec, if there is one. */
function compared(document: TogetherDocument, context: Context): readonly Finding[] {
  return context.cluster === undefined ? [] : againstSpec(document, context.cluster, context)
}

/** What a document is that is neither a text of lines nor flanneld's file of variables. */
function kindOf(given: Kind | undefined, tree: Tree | undefined, path: string): Recognised | undefined {
  if (given !== undefined && given !== 'subnet-env' && !isScriptKind(given)) return given
  return tree === undefined ? undefined : recognise(tree, fileNameOf(path))
}

/** The longest text that is judged, but for specs of many nodes. In UTF-16 units. */
const MOST_CHARACTERS = 1_048_576

function isLongSpec(text: string, given: Kind | undefined): boolean {
  return (given ?? 'cluster-network') === 'cluster-network' && /\bcidrs\b/.test(text)
}

function tooLarge(path: string, text: string, kind: Kind | undefined): Validated {
  const document = documentOf(path, text)
  const finding: Finding = {
    code: 'WIN039',
    message: `the file is ${text.length} characters long, and hnsc reads ${MOST_CHARACTERS} of what is no spec`,
    help: 'look whether this is the file that was meant',
    at: { span: { start: 0, end: 0 } },
  }
  return { kind, diagnostics: resolve([finding], document), document }
}

/** JSON begins with a bracket or a quotation mark, whatever else is wrong with it; so does no YAML that people write. */
function isYaml(text: string, path: string): boolean {
  if (/\.(conf|conflist|json)$/i.test(path)) return false
  const start = /^[\s\uFEFF\u00A0]*(?:(?:\/\/|\/\*|#).*[\r\n]\s*)*(\S)/.exec(text)?.[1]
  return start !== undefined && !/[{["'\u201c]/.test(start)
}

function contentFindings(
  kind: TreeKind | undefined,
  judged: Judged,
  context: Context,
  compared: readonly Finding[],
  tolerant: TolerantJson | undefined,
): readonly Finding[] {
  if (kind === undefined) return [unknownKind(judged)]
  const own = JUDGES[kind](judged, context)
  const findings = [...own, ...compared]
  if (tolerant === undefined || OF_KUBERNETES.includes(kind)) return findings
  const unfilled = unfilledValues(judged.tree, judged.text, tolerant.mistakes)
  return [...unfilled.flatMap(unfilledFinding), ...withoutUnfilled(findings, unfilled)]
}

/** Their templates have judges of their own. */
const OF_KUBERNETES: readonly Kind[] = ['kube-proxy-configuration', 'kubelet-configuration']

/** A mistake behind which nobody knows what belongs where: what would be said of the content may come from our guess. */
function isBreak({ kind, span }: Mistake, text: string): boolean {
  if (kind === 'stray' || kind === 'after-end') return /[:{[]/.test(text.slice(span.start, span.end))
  return ['unclosed', 'value-missing', 'too-deep', 'too-many-values'].includes(kind)
}

function unknownKind({ tree }: Judged): Finding {
  const isContainer = tree.kind === 'object' || tree.kind === 'array'
  return {
    code: 'WIN042',
    message: isContainer
      ? 'the document is of no kind that hnsc knows'
      : `the document is ${typeWords(tree)}, and every kind that hnsc knows is an object or a list of them`,
    help: isContainer ? 'name the kind with `--kind`' : 'look whether this is the file that was meant',
    at: { path: [] },
  }
}

/** The standard input has no name that a rule could judge. */
function fileNameOf(path: string): string | undefined {
  return path === '<stdin>' ? undefined : path.slice(path.lastIndexOf('/') + 1)
}
