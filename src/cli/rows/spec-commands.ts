import { ARTIFACT_KINDS } from '../../emit/artifact.ts'
import type { CommandModule, CommandRow } from '../command-row.ts'
import { DIAGNOSTIC_FORMAT, OUTPUT_FORMAT, SET, SPEC } from './options.ts'
import { MODE_NAMES } from '../../facts/network-modes.ts'

const COMPILE_NOTES = `Without \`--out\` all files go to the standard output as one text, in the txtar format: a line \`-- PATH --\` before
each file, \`manifest.json\` last. A single file that \`--node\` or \`--only\` leaves is printed bare. Files that belong to
the whole cluster belong to no node.

Files are replaced in one step each, so that a reader sees the old one or the new one, and the manifest is written last:
a run that is broken off is finished by the next. Nothing is deleted, unless \`--prune\` is given: then files that the
manifest lists, that the spec no longer makes and that nobody has changed since. No symbolic link inside the directory is
followed. When any diagnostic is an error nothing is written.`

/** The commands about a cluster network spec. */
export const SPEC_COMMANDS = [
  {
    name: 'compile',
    summary: 'write every network file of the nodes from one cluster spec',
    notes: COMPILE_NOTES,
    positional: SPEC,
    options: [
      {
        name: 'out',
        alias: 'o',
        summary: 'write the files into this directory; only those whose bytes change',
        takes: { word: 'DIR', complete: 'directory' },
      },
      { name: 'check', summary: 'write nothing; print how the directory differs and exit 1 when it does' },
      { name: 'prune', summary: 'remove files of earlier runs that the spec no longer makes' },
      { name: 'node', summary: 'only the files of this node', takes: { word: 'NAME' }, repeatable: true },
      {
        name: 'only',
        summary: 'only files of this kind',
        takes: { word: 'KIND', choices: ARTIFACT_KINDS },
        repeatable: true,
      },
      SET,
      DIAGNOSTIC_FORMAT,
    ],
    examples: [
      { command: 'hnsc compile cluster.yaml -o out', summary: 'write all files' },
      { command: 'hnsc compile cluster.yaml -o out --check', summary: 'show drift' },
      {
        command: 'hnsc compile cluster.yaml --node win-1 --only cni-config',
        summary: 'print one file',
      },
    ],
    load: (): Promise<CommandModule> => import('../compile.ts'),
  },
  {
    name: 'spec',
    summary: 'print a spec with every default spelled out, and why it is what it is',
    positional: SPEC,
    options: [SET, DIAGNOSTIC_FORMAT],
    examples: [{ command: 'hnsc spec cluster.yaml', summary: 'what hnsc takes the spec for' }],
    load: (): Promise<CommandModule> => import('../spec.ts'),
  },
  {
    name: 'init',
    summary: 'print a commented spec to start from',
    options: [
      {
        name: 'driver',
        summary: 'the network driver of HNS',
        takes: {
          word: 'DRIVER',
          choices: ['l2bridge', 'overlay', 'l2tunnel', 'transparent', 'nat'],
          default: 'overlay',
        },
      },
      {
        name: 'plugin',
        summary: 'the CNI plugin; without it the usual one of the driver',
        takes: {
          word: 'PLUGIN',
          choices: [
            'flannel',
            'win-bridge',
            'win-overlay',
            'sdnbridge',
            'sdnoverlay',
            'ovn-kubernetes',
            'nat',
            'antrea',
            'calico',
          ],
        },
      },
    ],
    examples: [{ command: 'hnsc init --driver l2bridge > cluster.yaml', summary: 'start a spec' }],
    load: (): Promise<CommandModule> => import('../init.ts'),
  },
  {
    name: 'modes',
    summary: 'print the network modes, the plugins that serve each, their IPAM and limits',
    notes:
      'docs/modes.md has the same table with the sources of every statement; `hnsc explain limits` has the limits in full.',
    positional: {
      word: 'MODE',
      summary: 'only this mode',
      count: 'optional',
      choices: MODE_NAMES,
    },
    options: [OUTPUT_FORMAT],
    examples: [
      { command: 'hnsc modes', summary: 'which network modes there are' },
      { command: 'hnsc modes overlay --format json', summary: 'one of them as data' },
    ],
    load: (): Promise<CommandModule> => import('../modes.ts'),
  },
] as const satisfies readonly CommandRow[]
