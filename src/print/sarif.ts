import { CODES } from '../diagnostic/codes.ts'
import type { CodeMeta, Severity } from '../diagnostic/code-meta.ts'
import type { Diagnostic, Fix, Location } from '../generated/types.ts'
import { jsonText } from './json-text.ts'

/**
 * Diagnostics as a SARIF 2.1.0 log, with the table of all rules. Paths become relative URI references with `/`, because
 * GitHub matches alerts by path. Source: OASIS sarif-v2.1.0-errata01.
 */
export function sarif(diagnostics: readonly Diagnostic[], version: string): string {
  const rules = Object.entries<CodeMeta>(CODES)
  const indexes = new Map(rules.map(([code], index) => [code, index]))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hnsc', semanticVersion: version, rules: rules.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => result(diagnostic, indexes.get(diagnostic.code))),
      },
    ],
  }
  return jsonText(log)
}

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

function rule([id, { name, severity, title, why }]: readonly [string, CodeMeta]) {
  return {
    id,
    name,
    shortDescription: { text: sentence(title) },
    fullDescription: { text: why },
    help: { text: why },
    defaultConfiguration: { level: LEVELS[severity] },
  }
}

function result(diagnostic: Diagnostic, ruleIndex: number | undefined) {
  const { code, severity, message, label, help, location, related = [], fix } = diagnostic
  const text = [
    sentence(message),
    ...[label, help].flatMap((part) => (part === undefined ? [] : [sentence(part)])),
  ]
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: text.join(' ') },
    locations: [{ physicalLocation: physical(location), ...logical(location) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            physicalLocation: physical(place.location),
            message: { text: sentence(place.message) },
          })),
        }),
    // Stable when lines move: the place in the document, or what is said where there is no such place.
    partialFingerprints: { 'hnsc/v1': `${code}:${location.pointer ?? message}` },
    ...(fix === undefined || !fix.safe || fix.edits.length === 0
      ? {}
      : { fixes: [sarifFix(fix, location.path)] }),
  }
}

function physical({ path, range }: Location) {
  return { artifactLocation: { uri: uriOf(path) }, region: region(range) }
}

function logical({ pointer }: Location) {
  return pointer === undefined || pointer === ''
    ? {}
    : { logicalLocations: [{ fullyQualifiedName: pointer, kind: 'member' }] }
}

function region({ start, end }: Location['range']) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  }
}

function sarifFix({ title, edits }: Fix, path: string) {
  return {
    description: { text: sentence(title) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(path) },
        replacements: edits.map(({ range, newText }) => ({
          deletedRegion: region(range),
          insertedContent: { text: newText },
        })),
      },
    ],
  }
}

/** A path as a URI reference: `/` for `\`, percent signs for what a URI cannot hold, `file:` for absolute paths. */
function uriOf(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
  const encoded = slashed.split('/').map(encodeSegment).join('/')
  if (/^[A-Za-z]:\//.test(slashed))
    return `file:///${slashed.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`
  return slashed.startsWith('/') ? `file://${encoded}` : encoded
}

/** A lone surrogate is no character, and no URI can hold it. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'))
}

function sentence(text: string): string {
  return /[.!?"]$/.test(text) ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}
