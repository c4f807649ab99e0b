import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { CODES, type Code } from '../../src/diagnostic/codes.ts'
import { list, object } from './shared.ts'

/** Where the examples are: one folder for each code, called by code and name. */
export const EXAMPLES = 'test/examples'

/** What the folder of one code holds. */
export interface Example {
  readonly code: Code
  readonly folder: string
  /** Paths of the files; `fixed` where the code has a fix. A directory where the code is about one. */
  readonly bad: string
  readonly good: string
  readonly fixed: string | undefined
  /** The command that finds the code, and the options that it is given for a file. */
  readonly command: readonly string[]
  readonly options: (file: 'bad' | 'good') => readonly string[]
}

/** The folder of a code. */
export function folderOf(code: Code): string {
  return `${code}-${CODES[code].name}`
}

/** The names of the folders that there are. */
export function exampleFolders(): readonly string[] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

/** The example of a code; undefined where its folder lacks the bad or the good file. */
export function exampleOf(code: Code): Example | undefined {
  const folder = `${EXAMPLES}/${folderOf(code)}`
  const names = existsSync(folder) ? readdirSync(folder) : []
  const path = (stem: string) => {
    const name = names.find((entry) => entry === stem || entry.startsWith(`${stem}.`))
    return name === undefined ? undefined : `${folder}/${name}`
  }
  const [bad, good, fixed, context] = [path('bad'), path('good'), path('fixed'), path('context')]
  if (bad === undefined || good === undefined) return undefined
  const given = object(context === undefined ? {} : JSON.parse(readFileSync(context, 'utf8')))
  const { command = 'validate', options } = given
  return {
    code,
    folder,
    bad,
    good,
    fixed,
    command: String(command).split(' '),
    options: (file) => list(Array.isArray(options) ? options : object(options)[file]).map(String),
  }
}
