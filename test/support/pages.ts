import { readFileSync, statSync } from 'node:fs'
import { CODES, type Code } from '../../src/diagnostic/codes.ts'
import type { CodeExample } from '../../src/generated/code-examples.ts'
import { index, page } from '../../src/explain/page.ts'
import { SUBJECTS } from '../../src/explain/subject.ts'
import { validateDiagnosticReport } from '../../src/generated/validators.js'
import { decode } from '../../src/text/decode.ts'
import { hnsc } from '../cli/fake-io.ts'
import { type Example, exampleOf } from './examples.ts'

/** A file that is made from the sources: its path in the repository, and its text. */
export interface MadeFile {
  readonly path: string
  readonly text: string
}

/** The pages of docs/codes/, and the examples as `hnsc explain` prints them. */
export async function madeFromExamples(): Promise<readonly MadeFile[]> {
  const codes = SUBJECTS.filter(({ id }) => id in CODES)
  const examples = new Map<string, CodeExample>()
  for (const { id } of codes) {
    const example = exampleOf(asCode(id))
    if (example !== undefined && !statSync(example.bad).isDirectory()) examples.set(id, await told(example))
  }
  return [
    ...codes.map((subject) => ({
      path: `docs/codes/${subject.id}.md`,
      text: page(subject, examples.get(subject.id)),
    })),
    { path: 'docs/codes/README.md', text: index(codes) },
    { path: 'src/generated/code-examples.ts', text: moduleOf(examples) },
  ]
}

function asCode(id: string): Code {
  const code = Object.keys(CODES).find((known): known is Code => known === id)
  if (code === undefined) throw new Error(`${id} is no code`)
  return code
}

async function told({ code, bad, good, fixed, command, options }: Example): Promise<CodeExample> {
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const words = [...command, ...options('bad')]
  const { stdout, stderr } = await hnsc([...words, '--color', 'never', bad])
  const printed = command[0] === 'spec' || command[0] === 'compile' ? stderr : stdout
  const onlyThis = printed.replaceAll(bad, name(bad))
  const fix = fixed === undefined ? undefined : decode(readFileSync(fixed)).text
  const unsafe = fix !== undefined && (await needsUnsafe(code, bad, options('bad')))
  const spec = words[words.indexOf('--spec') + 1]
  const isHeld = words.includes('--spec') && spec !== undefined
  return {
    command: ['hnsc', ...words.map((word) => (isHeld && word === spec ? name(word) : word))].join(' '),
    ...(isHeld ? { spec: { name: name(spec), text: decode(readFileSync(spec)).text } } : {}),
    bad: { name: name(bad), text: decode(readFileSync(bad)).text },
    good: { name: name(good), text: decode(readFileSync(good)).text },
    ...(fix === undefined ? {} : { fixed: fix }),
    ...(unsafe ? { unsafe: true as const } : {}),
    printed: onlyThis,
  }
}

async function needsUnsafe(code: string, bad: string, options: readonly string[]): Promise<boolean> {
  const { stdout } = await hnsc(['validate', ...options, '--format', 'json', bad])
  const report: unknown = JSON.parse(stdout)
  if (!validateDiagnosticReport(report)) throw new Error(`no report: ${stdout}`)
  return report.diagnostics.some((found) => found.code === code && found.fix?.safe === false)
}

function moduleOf(examples: ReadonlyMap<string, CodeExample>): string {
  const entries = [...examples].map(([code, example]) => `  ${code}: ${JSON.stringify(short(example))},`)
  return [
    '// Made from test/examples/ by `npm run docs`. Do not edit.',
    '',
    TYPES,
    'export const CODE_EXAMPLES: Readonly<Record<string, CodeExample>> = {',
    ...entries,
    '}',
    '',
  ].join('\n')
}

const TYPES = `/** What a code looks like in a file, and how it is mended; made from test/examples/. */
export interface CodeExample {
  /** The command line that finds it, without the name of the file. */
  readonly command: string
  /** The spec that the file is held against. */
  readonly spec?: ExampleFile
  readonly bad: ExampleFile
  readonly good: ExampleFile
  /** What \`--fix\` makes of the bad file, and whether that needs \`--unsafe\`. */
  readonly fixed?: string
  readonly unsafe?: true
  /** What hnsc prints about the bad file. */
  readonly printed: string
}

/** A file of an example: its text is what stands in it, decoded. */
export interface ExampleFile {
  readonly name: string
  readonly text: string
}
`

/** An example that fits on a screen. */
function short(example: CodeExample): CodeExample {
  const cut = (text: string) => (text.length > 3000 ? `${text.slice(0, 3000)}…` : text)
  return {
    ...example,
    bad: { ...example.bad, text: cut(example.bad.text) },
    printed: cut(example.printed),
  }
}
