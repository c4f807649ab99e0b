import type { CommandModule, CommandRow, OptionRow } from './command-row.ts'

const TO = {
  name: 'to',
  summary: 'the dialect to write: HNS (v1) or HCN (v2)',
  takes: { word: 'DIALECT', choices: ['v1', 'v2'], default: 'v2' },
} as const satisfies OptionRow

const CONVERT_NOTES = `The converted document goes to the standard output. What the other dialect has no place for
is left out, told on the standard error, and makes the exit code 1.`

/** The commands about policies of HNS. */
export const POLICY_COMMANDS = [
  {
    name: 'policy convert',
    summary: 'write policies, networks, endpoints and CNI configurations in the other dialect of HNS',
    notes: CONVERT_NOTES,
    positional: {
      word: 'FILE',
      summary: 'a CNI configuration, or JSON of HNS; `-` is the standard input',
      count: 'one',
      complete: 'file',
    },
    options: [
      TO,
      {
        name: 'format',
        summary: 'the form of the diagnostics on the standard error',
        takes: { word: 'FORMAT', choices: ['pretty', 'json'], default: 'pretty' },
      },
    ],
    examples: [
      { command: 'hnsc policy convert --to v2 cni.conf', summary: 'move a configuration to containerd' },
    ],
    load: (): Promise<CommandModule> => import('./policy-convert.ts'),
  },
] as const satisfies readonly CommandRow[]
