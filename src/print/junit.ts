import type { Diagnostic } from '../generated/types.ts'
import { OBEYED } from './json-text.ts'

/**
 * Diagnostics as JUnit XML: a test suite for each file, a failed case for each error and warning, a passed one for each
 * info and for a file without any. `paths` are all files that were looked at.
 */
export function junit(diagnostics: readonly Diagnostic[], paths: readonly string[]): string {
  const all = [...new Set([...paths, ...diagnostics.map(({ location }) => location.path)])]
  const suites = all.map((path) =>
    suite(
      path,
      diagnostics.filter(({ location }) => location.path === path),
    ),
  )
  const tests = all.reduce((sum, path) => sum + Math.max(1, countIn(diagnostics, path)), 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="hnsc" tests="${tests}" failures="${failures(diagnostics)}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function countIn(diagnostics: readonly Diagnostic[], path: string): number {
  return diagnostics.filter(({ location }) => location.path === path).length
}

function suite(path: string, diagnostics: readonly Diagnostic[]): string {
  const name = escape(path)
  const cases =
    diagnostics.length === 0
      ? [`    <testcase name="no findings" classname="${name}"/>`]
      : diagnostics.map((diagnostic) => testcase(diagnostic, name))
  return [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${failures(diagnostics)}" errors="0">`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

function failures(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity !== 'info').length
}

function testcase(diagnostic: Diagnostic, classname: string): string {
  const { code, name, severity, message, label, help, location } = diagnostic
  const { line, column } = location.range.start
  const place = `${location.path}:${line}:${column}`
  const rest = [label, help === undefined ? undefined : `help: ${help}`].filter((part) => part !== undefined)
  const told =
    severity === 'info'
      ? `      <system-out>${escape([place, message, ...rest].join('\n'))}</system-out>`
      : `      <failure type="${severity}" message="${escape(message)}">${escape([place, ...rest].join('\n'))}</failure>`
  return [
    `    <testcase name="${escape(`${code} ${name} at ${line}:${column}`)}" classname="${classname}">`,
    told,
    '    </testcase>',
  ].join('\n')
}

/** Text for XML 1.0, which cannot hold most control characters at all. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')
    .replace(OBEYED, (character) => `&#${character.charCodeAt(0)};`)
}
