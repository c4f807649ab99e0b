import { checkCni } from '../check/rules.ts'
import { cniDocument } from '../check/cni/cni-document.ts'
import type { Context } from '../check/context.ts'
import { KINDS, type Kind } from '../check/kind.ts'
import { isSubnetEnv, recognise } from '../check/recognise.ts'
import { syntaxFindings } from '../check/syntax-findings.ts'
import { resolve } from '../diagnostic/resolve.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import type { Diagnostic } from '../generated/types.ts'
import { readSpec } from '../spec/read-spec.ts'
import { decode } from '../text/decode.ts'
import { type Document, documentOf } from '../text/document.ts'
import type { SourceText } from '../text/source.ts'
import { readTolerantly } from '../text/tolerant-json.ts'
import type { Tree } from '../text/tree.ts'
import { parseYaml } from '../text/yaml.ts'

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
  if (given === 'subnet-env' || (given === undefined && isSubnetEnv(text))) {
    const document = documentOf(source.path, text)
    return {
      kind: 'subnet-env',
      diagnostics: resolve([...textFindings(decoded.problems), notJudged('subnet.env')], document),
      document,
    }
  }
  const yaml = isYaml(text, source.path) ? parseYaml(text) : undefined
  const tolerant = yaml === undefined ? readTolerantly(text) : undefined
  const tree = yaml === undefined ? tolerant?.tree : yaml.tree
  const kind = given ?? (tree === undefined ? undefined : recognise(tree))
  if (kind === 'cluster-network') {
    const { findings, document } = readSpec(source)
    return { kind, diagnostics: resolve(findings, document), document }
  }
  const document = documentOf(source.path, text, tree)
  const reading =
    tolerant === undefined
      ? textFindings([...decoded.problems, ...(yaml?.problems ?? [])])
      : syntaxFindings({ bytes: source.text, text, problems: decoded.problems, tolerant })
  return {
    kind,
    diagnostics: resolve([...reading, ...contentFindings(kind, tree, source.path, context)], document),
    document,
  }
}

/** JSON begins with a bracket or a quotation mark, whatever else is wrong with it; so does no YAML that people write. */
function isYaml(text: string, path: string): boolean {
  if (/\.(conf|conflist|json)$/i.test(path)) return false
  const start = /^[\s\uFEFF\u00A0]*(?:(?:\/\/|\/\*|#).*[\r\n]+\s*)*(\S)/.exec(text)?.[1]
  return start !== undefined && !/[{["'\u201c]/.test(start)
}

function contentFindings(
  kind: Kind | undefined,
  tree: Tree | undefined,
  path: string,
  context: Context,
): readonly Finding[] {
  if (tree === undefined) return []
  if (kind === undefined) {
    const at = { path: [] }
    return [
      {
        code: 'WIN042',
        message: 'the document is of no kind that hnsc knows',
        help: 'name the kind with `--kind`',
        at,
      },
    ]
  }
  if (kind !== 'cni-conf' && kind !== 'cni-conflist') return [notJudged(`a document of kind \`${kind}\``)]
  const document = cniDocument(tree, path === '<stdin>' ? undefined : path.slice(path.lastIndexOf('/') + 1))
  return document === undefined ? [] : checkCni(document, context)
}

function notJudged(what: string): Finding {
  return {
    code: 'WIN041',
    message: `hnsc has no rules for ${what} yet`,
    label: 'only the encoding and the syntax are checked',
    at: { path: [] },
  }
}
