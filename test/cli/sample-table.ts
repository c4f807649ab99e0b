import type { CommandModule, CommandRow, OptionRow } from '../../src/cli/command-row.ts'

const load = (): Promise<CommandModule> => Promise.reject(new Error('a table of the tests runs nothing'))

/** A table with every kind of row, so that parsing and completion are tested apart from the commands there are. */
export const ROWS = [
  {
    name: 'build',
    summary: "build the user's plan",
    positional: { word: 'PLAN', summary: 'a plan file', count: 'one', complete: 'file' },
    options: [
      { name: 'out', alias: 'o', summary: 'where to write', takes: { word: 'DIR', complete: 'directory' } },
      { name: 'only', summary: 'what', takes: { word: 'KIND', choices: ['cni', 'hns'] }, repeatable: true },
      { name: 'set', summary: 'override', takes: { word: 'KEY=VALUE' }, repeatable: true },
      {
        name: 'format',
        summary: 'form: [pretty] or json',
        takes: { word: 'FORM', choices: ['pretty', 'json'], default: 'pretty' },
      },
      { name: 'check', summary: 'compare' },
    ],
    examples: [{ command: 'hnsc build plan.yaml', summary: 'build' }],
    load,
  },
  {
    name: 'lint',
    summary: 'look at files',
    positional: { word: 'FILE', summary: 'files', count: 'any', complete: 'file' },
    options: [],
    examples: [],
    load,
  },
  { name: 'cidr check', summary: 'find overlaps', options: [], examples: [], load },
  {
    name: 'cidr merge',
    summary: 'merge ranges',
    positional: { word: 'FILE', summary: 'at least one file', count: 'some', complete: 'file' },
    options: [{ name: 'width', summary: 'bits', takes: { word: 'BITS' } }],
    examples: [],
    load,
  },
  {
    name: 'cidr ops cut',
    summary: 'cut ranges',
    positional: { word: 'LENGTH', summary: 'how long', count: 'one', choices: ['long', 'short'] },
    options: [],
    examples: [],
    load,
  },
  { name: 'cidr ops join', summary: 'join ranges', options: [], examples: [], load },
  {
    name: 'tell',
    summary: 'tell a topic',
    positional: { word: 'TOPIC', summary: 'the topic', count: 'optional', choices: ['one', 'two'] },
    options: [],
    examples: [],
    load,
  },
] as const satisfies readonly CommandRow[]

export const GLOBALS = [
  {
    name: 'color',
    summary: 'when to color',
    takes: { word: 'WHEN', choices: ['auto', 'always', 'never'], default: 'auto' },
  },
  { name: 'help', alias: 'h', summary: 'show help' },
  { name: 'version', summary: 'show the version' },
] as const satisfies readonly OptionRow[]
