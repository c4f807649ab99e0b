import type { CommandModule, CommandRow, Invocation, OptionRow, OptionsOf } from './command-row.ts'

/** Options that every command takes. */
export const GLOBAL_OPTIONS = [
  {
    name: 'color',
    summary: 'color the text for people',
    takes: { word: 'WHEN', choices: ['auto', 'always', 'never'], default: 'auto' },
  },
  { name: 'help', alias: 'h', summary: 'show the help of hnsc or of a command' },
  { name: 'version', summary: 'show the version' },
] as const satisfies readonly OptionRow[]

/**
 * Every command: the one truth for parsing, help, completion and docs/cli.md. To add one, write its module and its
 * row; then `npm run generate`.
 */
export const COMMANDS = [
  {
    name: 'completion',
    summary: 'print a completion script for a shell',
    positional: {
      word: 'SHELL',
      summary: 'the shell',
      count: 'one',
      choices: ['bash', 'zsh', 'fish', 'powershell'],
    },
    options: [],
    examples: [
      { command: 'source <(hnsc completion bash)', summary: 'complete in this bash' },
      {
        command: 'hnsc completion powershell | Out-String | Invoke-Expression',
        summary: 'complete in this PowerShell',
      },
    ],
    load: (): Promise<CommandModule> => import('./completion.ts'),
  },
  {
    name: 'trace',
    summary: 'show what each program does with a CNI configuration, and what reaches HNS',
    notes:
      'containerd, libcni, flannel, win-bridge, win-overlay and host-local are models of the real programs; ' +
      'docs/models.md says which releases they cover. What is not given is assumed, and the trace says so: ' +
      'a `subnet.env`, the HNS network, the address that host-local gives first. ' +
      'The exit code is 1 where the chain ends in an error.',
    positional: {
      word: 'CONF|DIR',
      summary: 'a CNI configuration, or the directory that containerd looks into',
      count: 'one',
      complete: 'file',
    },
    options: [
      {
        name: 'command',
        summary: 'the CNI command',
        takes: { word: 'COMMAND', choices: ['ADD', 'DEL', 'CHECK', 'STATUS'], default: 'ADD' },
      },
      {
        name: 'subnet-env',
        summary: 'the file that flanneld writes and flannel reads',
        takes: { word: 'FILE', complete: 'file' },
      },
      {
        name: 'network',
        summary: 'the HNS networks of the node, as JSON or a file of it',
        takes: { word: 'JSON', complete: 'file' },
      },
      { name: 'ip', summary: 'the address that the pod gets', takes: { word: 'IP' } },
      {
        name: 'plugins',
        summary: 'the release of containernetworking/plugins',
        takes: { word: 'VERSION', default: '1.9.1' },
      },
      {
        name: 'flannel',
        summary: 'the release of the flannel CNI plugin',
        takes: { word: 'VERSION', default: '1.9.1-flannel1' },
      },
      {
        name: 'containerd',
        summary: 'the release of containerd',
        takes: { word: 'VERSION', default: '2.1.0' },
      },
      {
        name: 'format',
        summary: 'the form of the output',
        takes: { word: 'FORMAT', choices: ['pretty', 'json'], default: 'pretty' },
      },
    ],
    examples: [
      { command: 'hnsc trace 10-flannel.conflist', summary: 'follow one file down to HNS' },
      {
        command: 'hnsc trace --plugins 0.8.6 "C:\\Program Files\\containerd\\cni\\conf"',
        summary: 'the file that containerd takes, with older plugins',
      },
    ],
    load: (): Promise<CommandModule> => import('./trace.ts'),
  },
] as const satisfies readonly CommandRow[]

export type CommandName = (typeof COMMANDS)[number]['name']

/** The invocation of one command, with the options of its row. */
export type InvocationOf<Name extends CommandName> = Invocation<
  OptionsOf<
    | Extract<(typeof COMMANDS)[number], { readonly name: Name }>['options'][number]
    | (typeof GLOBAL_OPTIONS)[number]
  >
>
