import type { CodeExample } from '../generated/code-examples.ts'
import type { Subject } from './subject.ts'

/** The page of one code, in Markdown: what, why, what one sees, a bad and a good file, where the fact comes from. */
export function page(
  { id, name, severity, title, why, symptoms, sources }: Subject,
  example: CodeExample | undefined,
): string {
  return [
    `# ${id}: ${title}`,
    '',
    '<!-- Made from src/diagnostic/codes/ and test/examples/ by `npm run docs`. Do not edit. -->',
    '',
    `| | |\n| --- | --- |\n| name | \`${name}\` |\n| severity | ${severity ?? ''}, unless the finding says otherwise |\n| can be fixed | ${fixable(example)} |`,
    '',
    why,
    '',
    ...(symptoms.length === 0
      ? []
      : ['## What one sees', '', ...symptoms.map((text) => `- \`${text}\``), '']),
    ...(example === undefined ? [] : exampleParts(example)),
    ...(sources.length === 0
      ? []
      : ['## Sources', '', ...sources.map(({ evidence, where }) => `- ${EVIDENCE[evidence]}: ${where}`), '']),
    `\`hnsc explain ${id}\` prints this page. \`hnsc validate --ignore ${id}\` leaves the diagnostic out.`,
    '',
  ].join('\n')
}

const EVIDENCE = {
  code: 'read in the source',
  measured: 'measured',
  docs: 'documented',
  report: 'reported',
} as const

function fixable(example: CodeExample | undefined): string {
  if (example?.fixed === undefined) return 'no'
  return example.unsafe ? 'with `--fix --unsafe`' : 'with `--fix`'
}

function exampleParts({ command, spec, bad, good, fixed, unsafe, printed }: CodeExample): string[] {
  const mended = fixed !== undefined && fixed !== good.text
  return [
    ...(spec === undefined ? [] : ['## The spec', '', ...file(spec.name, spec.text)]),
    '## Bad',
    '',
    ...file(bad.name, bad.text),
    ...fence('text', `$ ${command} ${bad.name}\n${printed}`),
    '## Good',
    '',
    ...file(good.name, good.text),
    ...(mended
      ? [`What \`--fix${unsafe ? ' --unsafe' : ''}\` makes of the bad file:`, '', ...file('', fixed)]
      : []),
  ]
}

function file(name: string, text: string): string[] {
  return fence(name.endsWith('.yaml') ? 'yaml' : name.endsWith('.txt') ? 'text' : 'json', short(text))
}

/** A fence longer than any in the text. */
function fence(language: string, text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  // The page has one kind of line ends, whatever the example has.
  return [`${ticks}${language}`, text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), ticks, '']
}

/** Some bad files are very long; nobody needs all of that. */
function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

const LONGEST = 3000

/** The page that lists the codes, by blocks. */
export function index(subjects: readonly Subject[]): string {
  const rows = subjects.map(
    ({ id, name, severity, title }) => `| [${id}](${id}.md) | \`${name}\` | ${severity ?? ''} | ${title} |`,
  )
  return [
    '# Diagnostics',
    '',
    '<!-- Made from src/diagnostic/codes/ by `npm run docs`. Do not edit. -->',
    '',
    'Every diagnostic has a code that never changes its meaning, and a name that may be used in its place. An error means that',
    'the node does not work, or not as the file says; a warning that it works by luck, or depends on something that hnsc is not',
    'told; an info is worth knowing. Only facts that were read in source or measured make errors.',
    '',
    '| code | name | severity | |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
