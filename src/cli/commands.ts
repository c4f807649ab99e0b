import { KINDS } from '../check/kind.ts'
import { ARTIFACT_KINDS } from '../emit/artifact.ts'
import { POLICY_COMMANDS } from './policy-commands.ts'
import { formatKubernetesVersion } from '../facts/versions.ts'
import { NEWEST_KUBERNETES } from '../facts/windows-support.ts'
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

const SPEC = {
  word: 'SPEC',
  summary: 'a cluster network spec, YAML or JSON; `-` is the standard input',
  count: 'one',
  complete: 'file',
} as const

const SET = {
  name: 'set',
  summary: 'lay a value over the spec, such as cidrs.cluster=10.0.0.0/16',
  takes: { word: 'KEY=VALUE' },
  repeatable: true,
} as const

const DIAGNOSTIC_FORMAT = {
  name: 'format',
  summary: 'the form of the diagnostics on the standard error',
  takes: { word: 'FORMAT', choices: ['pretty', 'json'], default: 'pretty' },
} as const

const REPORT_FORMAT = {
  name: 'format',
  summary: 'how diagnostics are printed',
  takes: { word: 'FORMAT', choices: ['pretty', 'json', 'sarif', 'github', 'junit'], default: 'pretty' },
} as const

const FAIL_ON = {
  name: 'fail-on',
  summary: 'the least severity that makes the exit code 1',
  takes: { word: 'SEVERITY', choices: ['error', 'warning', 'info'], default: 'error' },
} as const

const CIDR_CHECK_NOTES = `A source is a list (one prefix, range \`a-b\` or address a line, a label behind it), a table with named columns, a
JSON or YAML document, or a spec. Words that look like ranges are a list of their own. An object with a key such as
\`clusterCIDR\` or \`serviceCIDR\` is an address plan: each of its roles is held to its rule. docs/cidr.md has all forms.

Every overlap is an error unless \`--allow\` says that it is meant. The exit code is 1 where there is one.`

const RANGES = { word: 'FILE|CIDR', count: 'any', complete: 'file' } as const

const OPERANDS = {
  word: 'FILE|CIDR',
  summary: 'the list, then what it is held against; one alone is held against the standard input',
  count: 'some',
  complete: 'file',
} as const

const RANGE_FORM = {
  name: 'format',
  summary: 'how ranges are written: as prefixes, or as `first-last`',
  takes: { word: 'FORM', choices: ['cidr', 'range'], default: 'cidr' },
} as const

const CIDR_PLAN_NOTES = `The table says for a spec who has which address, what is free, how many nodes and pods still fit, which ranges of others it
meets, and how it stands to the limits of Kubernetes. The picture is one SVG file that needs nothing else and follows the
reader's light or dark scheme; overlaps are hatched in red. Of a list, what lies in a range that holds four or more others
is taken as meant, and is nested without hatching. The exit code is 1 where ranges overlap or the spec has errors.`

const CIDR_SUGGEST_NOTES = `Ranges that fill a free block come first, then those from the smallest free block, so that the large ones stay whole. The
first range of each kind counts as taken for the others: together they are a plan. Ranges that HNS, clouds and home
routers use are never suggested; 172.16.0.0/12, from which HNS chooses \`nat\` networks, comes last. The exit code is 1
where nothing fits.`

const CIDR_OPS_NOTES = `The operations are filters: they read lists (or documents, as \`hnsc cidr check\` does) and write one range a line, in
order, IPv4 before IPv6, in canonical spelling. Labels are dropped. Lines that are no ranges are left out with a word on the
standard error, and make the exit code 1.`

const VALIDATE_NOTES = `A directory is read as containerd reads it: its .conf, .conflist and .json files in order. What depends on the runtime
or a release is a warning until that is given. The exit code is 1 where there is a diagnostic of the severity of
\`--fail-on\` or worse, or a difference with \`--diff\`.

With \`--spec\` the releases are those of the spec, unless an option says otherwise; names and addresses that differ from it
are told, and what its \`ignore\` accepts is left out. \`--ignore\` leaves out a code, or with \`CODE:PATH\` a code in files
whose path ends so; nothing is ever accepted inside of a CNI configuration.

A fix is safe when the programs then do what the file visibly asks for; \`--unsafe\` makes the others, too. Files keep
their indentation and line ends and become UTF-8 without byte order mark; each is replaced in one step. Diagnostics are
those that are left. Fixing a second time changes nothing.`

const COMPILE_NOTES = `Without \`--out\` all files go to the standard output as one text, in the txtar format: a line \`-- PATH --\` before
each file, \`manifest.json\` last. A single file that \`--node\` or \`--only\` leaves is printed bare. Files that belong to
the whole cluster belong to no node.

Files are replaced in one step each, so that a reader sees the old one or the new one, and the manifest is written last:
a run that is broken off is finished by the next. Nothing is deleted, unless \`--prune\` is given: then files that the
manifest lists, that the spec no longer makes and that nobody has changed since. No symbolic link inside the directory is
followed. When any diagnostic is an error nothing is written.`

const UPGRADE_CHECK_NOTES = `Each release between the two is listed once, with what it adds to the one before: an error is what
breaks, a warning what must be looked at, an info what can be dropped. What is wrong already stands first. \`--fix\` writes what the
last release needs, so use it when that release is about to run.`

/** The newest release that the tables know. */
const NEWEST = formatKubernetesVersion(NEWEST_KUBERNETES)

/**
 * Every command: the one truth for parsing, help, completion and docs/cli.md. To add one, write its module and its
 * row; then `npm run docs`.
 */
export const COMMANDS = [
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
    load: (): Promise<CommandModule> => import('./compile.ts'),
  },
  {
    name: 'spec',
    summary: 'print a spec with every default spelled out, and why it is what it is',
    positional: SPEC,
    options: [SET, DIAGNOSTIC_FORMAT],
    examples: [{ command: 'hnsc spec cluster.yaml', summary: 'what hnsc takes the spec for' }],
    load: (): Promise<CommandModule> => import('./spec.ts'),
  },
  {
    name: 'init',
    summary: 'print a commented spec to start from',
    options: [
      {
        name: 'driver',
        summary: 'the network driver of HNS',
        takes: { word: 'DRIVER', choices: ['l2bridge', 'overlay', 'l2tunnel'], default: 'overlay' },
      },
      {
        name: 'plugin',
        summary: 'the CNI plugin; without it the usual one of the driver',
        takes: { word: 'PLUGIN', choices: ['flannel', 'win-bridge', 'win-overlay'] },
      },
    ],
    examples: [{ command: 'hnsc init --driver l2bridge > cluster.yaml', summary: 'start a spec' }],
    load: (): Promise<CommandModule> => import('./init.ts'),
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
  {
    name: 'validate',
    summary:
      'check CNI configurations, specs, and the command lines and files of kube-proxy, kubelet and flanneld',
    notes: VALIDATE_NOTES,
    positional: {
      word: 'FILE|DIR',
      summary: 'files and directories; `-` or nothing is the standard input',
      count: 'any',
      complete: 'file',
    },
    options: [
      {
        name: 'spec',
        summary:
          'the spec of the cluster: gives the releases, what is accepted, and what files must agree with',
        takes: { word: 'SPEC', complete: 'file' },
      },
      {
        name: 'runtime',
        summary: 'the container runtime of the node',
        takes: { word: 'RUNTIME', choices: ['containerd', 'dockershim'] },
      },
      {
        name: 'plugins',
        summary: 'the release of containernetworking/plugins',
        takes: { word: 'VERSION' },
      },
      { name: 'flannel', summary: 'the release of the flannel CNI plugin', takes: { word: 'VERSION' } },
      { name: 'kubernetes', summary: 'the release of Kubernetes', takes: { word: 'VERSION' } },
      {
        name: 'windows',
        summary: 'the Windows Server release or build, such as ltsc2022 or 10.0.20348.2700',
        takes: { word: 'RELEASE' },
      },
      FAIL_ON,
      {
        name: 'ignore',
        summary: 'leave out a diagnostic, everywhere or in one file',
        takes: { word: 'CODE[:PATH]' },
        repeatable: true,
      },
      {
        name: 'fix',
        summary: 'make the safe fixes in the files; of the standard input, print it fixed',
      },
      {
        name: 'unsafe',
        summary: 'with `--fix` or `--diff`: also the fixes that deserve a look',
      },
      { name: 'diff', summary: 'print what `--fix` would change, and change nothing' },
      {
        name: 'kind',
        summary: 'what the document is; absent: told by its content',
        takes: { word: 'KIND', choices: KINDS },
      },
      {
        name: 'stdin-filename',
        summary: 'what the standard input is called in diagnostics',
        takes: { word: 'NAME' },
      },
      REPORT_FORMAT,
    ],
    examples: [
      { command: 'hnsc validate 10-flannel.conflist', summary: 'check one file' },
      {
        command: 'hnsc validate --runtime containerd --plugins 1.9.1 - < cni.conf',
        summary: 'check the standard input for a node that is known',
      },
      { command: 'hnsc validate --diff cni.conf', summary: 'see what can be fixed' },
      { command: 'hnsc validate --fix - < cni.conf > fixed.conf', summary: 'fix in a pipe' },
    ],
    load: (): Promise<CommandModule> => import('./validate.ts'),
  },
  {
    name: 'upgrade-check',
    summary:
      'list what an upgrade of Kubernetes breaks in command lines and configuration files, release by release',
    notes: UPGRADE_CHECK_NOTES,
    positional: {
      word: 'FILE|DIR',
      summary: 'files and directories, as for `hnsc validate`; `-` or nothing is the standard input',
      count: 'any',
      complete: 'file',
    },
    options: [
      { name: 'from', summary: 'the release that runs now', takes: { word: 'VERSION' } },
      { name: 'to', summary: 'the release to come', takes: { word: 'VERSION', default: NEWEST } },
      {
        name: 'runtime',
        summary: 'the container runtime of the node',
        takes: { word: 'RUNTIME', choices: ['containerd', 'dockershim'] },
      },
      {
        name: 'plugins',
        summary: 'the release of containernetworking/plugins',
        takes: { word: 'VERSION' },
      },
      { name: 'flannel', summary: 'the release of the flannel CNI plugin', takes: { word: 'VERSION' } },
      {
        name: 'windows',
        summary: 'the Windows Server release or build, such as ltsc2022 or 10.0.20348.2700',
        takes: { word: 'RELEASE' },
      },
      FAIL_ON,
      { name: 'fix', summary: 'change in the files what is safe to change for the release to come' },
      { name: 'diff', summary: 'print what `--fix` would change, and change nothing' },
      {
        name: 'kind',
        summary: 'what the document is; absent: told by its content',
        takes: { word: 'KIND', choices: KINDS },
      },
      {
        name: 'stdin-filename',
        summary: 'what the standard input is called in diagnostics',
        takes: { word: 'NAME' },
      },
      {
        name: 'format',
        summary: 'the form of the output',
        takes: { word: 'FORMAT', choices: ['pretty', 'json'], default: 'pretty' },
      },
    ],
    examples: [
      {
        command: 'hnsc upgrade-check --from 1.23 --to 1.34 start-kubelet.ps1 kube-proxy.yaml',
        summary: 'what breaks on the way',
      },
      {
        command: 'hnsc upgrade-check --from 1.23 --to 1.34 --diff start-kubelet.ps1',
        summary: 'what can be changed safely',
      },
    ],
    load: (): Promise<CommandModule> => import('./upgrade-check.ts'),
  },
  {
    name: 'explain',
    summary: 'say what a diagnostic, or an error that a program prints, means, and what to do',
    notes:
      'A text is searched by what programs print; names, numbers and what stands around it do not matter. Questions are ' +
      'answered where they are known. `-` reads the standard input. The exit code is 1 where nothing is found.',
    positional: {
      word: 'CODE|NAME|TEXT',
      summary: 'a code, a name, or the text that was printed; nothing lists everything',
      count: 'any',
    },
    options: [],
    examples: [
      { command: 'hnsc explain WIN212', summary: 'a diagnostic with examples' },
      {
        command: "hnsc explain 'hcnCreateEndpoint failed in Win32: (0x803b000d)'",
        summary: 'what HNS means',
      },
      { command: 'kubectl describe pod NAME | hnsc explain -', summary: 'what the events of a pod mean' },
    ],
    load: (): Promise<CommandModule> => import('./explain.ts'),
  },
  {
    name: 'cidr check',
    summary: 'find overlaps and mistakes in any number of address ranges, or in an address plan',
    notes: CIDR_CHECK_NOTES,
    positional: {
      word: 'FILE|CIDR',
      summary: 'files and ranges; `-` or nothing is the standard input',
      count: 'any',
      complete: 'file',
    },
    options: [
      {
        name: 'allow',
        summary:
          'ranges whose overlaps are meant: `A` may hold any other, `A,B` may overlap each other; names are labels, roles or ranges',
        takes: { word: 'A[,B]' },
        repeatable: true,
      },
      {
        name: 'path',
        summary: 'where the ranges are in a JSON or YAML document, such as `resources[*].values.cidr_block`',
        takes: { word: 'PATH' },
      },
      { name: 'column', summary: 'the column of a table that holds the ranges', takes: { word: 'NAME' } },
      { name: 'label', summary: 'the column of a table that names the ranges', takes: { word: 'NAME' } },
      {
        name: 'limit',
        summary: 'how many overlaps are listed; 0 lists all',
        takes: { word: 'NUMBER' },
      },
      { name: 'count', summary: 'only count: how many ranges, addresses and overlaps of each kind' },
      FAIL_ON,
      REPORT_FORMAT,
    ],
    examples: [
      { command: 'hnsc cidr check 10.244.0.0/16 10.96.0.0/12', summary: 'compare two ranges' },
      { command: 'hnsc cidr check cluster.yaml ipam.csv', summary: 'compare a spec with an export' },
      {
        command: "hnsc cidr check --path 'vnets[*].addressSpace' --allow hub azure.json",
        summary: 'ranges out of a document',
      },
    ],
    load: (): Promise<CommandModule> => import('./cidr-check.ts'),
  },
  {
    name: 'cidr plan',
    summary: 'show the address plan of a spec, or any ranges, as a table, as data or as a picture',
    notes: CIDR_PLAN_NOTES,
    positional: {
      word: 'SPEC|FILE',
      summary: 'a spec, or ranges in any form that `hnsc cidr check` reads; `-` is the standard input',
      count: 'one',
      complete: 'file',
    },
    options: [
      {
        name: 'format',
        summary: 'the form of the output',
        takes: { word: 'FORMAT', choices: ['table', 'json', 'svg'], default: 'table' },
      },
      SET,
      {
        name: 'allow',
        summary: 'ranges of a list whose overlaps are meant, as for `hnsc cidr check`',
        takes: { word: 'A[,B]' },
        repeatable: true,
      },
      {
        name: 'path',
        summary: 'where the ranges are in a JSON or YAML document',
        takes: { word: 'PATH' },
      },
      { name: 'column', summary: 'the column of a table that holds the ranges', takes: { word: 'NAME' } },
      { name: 'label', summary: 'the column of a table that names the ranges', takes: { word: 'NAME' } },
    ],
    examples: [
      { command: 'hnsc cidr plan cluster.yaml', summary: 'who has which address' },
      { command: 'hnsc cidr plan --format svg cluster.yaml > plan.svg', summary: 'a picture of it' },
    ],
    load: (): Promise<CommandModule> => import('./cidr-plan.ts'),
  },
  {
    name: 'cidr suggest',
    summary: 'find free ranges beside those that are in use',
    notes: CIDR_SUGGEST_NOTES,
    options: [
      {
        name: 'avoid',
        summary: 'what is in use: a file in any form that `hnsc cidr check` reads, or a range',
        takes: { word: 'FILE|CIDR', complete: 'file' },
        repeatable: true,
      },
      { name: 'cluster', summary: 'find a cluster CIDR of this length', takes: { word: 'LENGTH' } },
      { name: 'service', summary: 'find a service CIDR of this length', takes: { word: 'LENGTH' } },
      { name: 'management', summary: 'find a management subnet of this length', takes: { word: 'LENGTH' } },
      {
        name: 'within',
        summary: 'only in this block; without it private IPv4 space',
        takes: { word: 'CIDR' },
        repeatable: true,
      },
      {
        name: 'path',
        summary: 'where the ranges are in a JSON or YAML document to avoid',
        takes: { word: 'PATH' },
      },
      {
        name: 'column',
        summary: 'the column of a table to avoid that holds the ranges',
        takes: { word: 'NAME' },
      },
      { name: 'limit', summary: 'how many ranges of each', takes: { word: 'NUMBER', default: '3' } },
      {
        name: 'format',
        summary: 'the form of the output',
        takes: { word: 'FORMAT', choices: ['pretty', 'json'], default: 'pretty' },
      },
    ],
    examples: [
      {
        command: 'hnsc cidr suggest --avoid ipam.csv --cluster /16 --service /20',
        summary: 'room for a cluster',
      },
      {
        command: 'hnsc cidr suggest --avoid used.txt --within fd00:10::/32 --cluster /56',
        summary: 'the same for IPv6',
      },
    ],
    load: (): Promise<CommandModule> => import('./cidr-suggest.ts'),
  },
  {
    name: 'cidr ops merge',
    summary: 'write the fewest prefixes that hold the addresses of all lists',
    notes: CIDR_OPS_NOTES,
    positional: { ...RANGES, summary: 'lists and ranges; `-` or nothing is the standard input' },
    options: [RANGE_FORM],
    examples: [
      { command: 'hnsc cidr ops merge a.txt b.txt', summary: 'one list of two' },
      { command: 'hnsc cidr ops merge 10.0.0.0/25 10.0.0.128/25', summary: 'prints 10.0.0.0/24' },
    ],
    load: (): Promise<CommandModule> => import('./cidr-ops/merge.ts'),
  },
  {
    name: 'cidr ops subtract',
    summary: 'write the addresses of a list that no other list holds',
    positional: OPERANDS,
    options: [RANGE_FORM],
    examples: [
      { command: 'hnsc cidr ops subtract 10.0.0.0/8 used.txt', summary: 'what is free' },
      {
        command: 'hnsc cidr ops merge *.txt | hnsc cidr ops subtract 10.96.0.0/12',
        summary: 'leave a range out',
      },
    ],
    load: (): Promise<CommandModule> => import('./cidr-ops/subtract.ts'),
  },
  {
    name: 'cidr ops intersect',
    summary: 'write the addresses of a list that the other lists hold too',
    positional: OPERANDS,
    options: [RANGE_FORM],
    examples: [{ command: 'hnsc cidr ops intersect ours.txt theirs.txt', summary: 'what both use' }],
    load: (): Promise<CommandModule> => import('./cidr-ops/intersect.ts'),
  },
  {
    name: 'cidr ops contains',
    summary: 'write the ranges of the other lists that lie wholly in a list; exit 1 when one does not',
    positional: OPERANDS,
    options: [RANGE_FORM],
    examples: [
      { command: 'hnsc cidr ops contains ours.txt 10.1.2.3', summary: 'is the address one of ours' },
      { command: 'hnsc cidr ops contains 10.0.0.0/8 -', summary: 'keep what lies in a range' },
    ],
    load: (): Promise<CommandModule> => import('./cidr-ops/contains.ts'),
  },
  {
    name: 'cidr ops split',
    summary: 'write the prefixes of one length that lists are made of; narrower ones stay as they are',
    positional: { ...RANGES, summary: 'lists and ranges; `-` or nothing is the standard input' },
    options: [{ name: 'length', summary: 'the prefix length', takes: { word: 'LENGTH' } }],
    examples: [{ command: 'hnsc cidr ops split --length 24 10.244.0.0/16', summary: 'prints 256 prefixes' }],
    load: (): Promise<CommandModule> => import('./cidr-ops/split.ts'),
  },
  ...POLICY_COMMANDS,
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
] as const satisfies readonly CommandRow[]

export type CommandName = (typeof COMMANDS)[number]['name']

/** The invocation of one command, with the options of its row. */
export type InvocationOf<Name extends CommandName> = Invocation<
  OptionsOf<
    | Extract<(typeof COMMANDS)[number], { readonly name: Name }>['options'][number]
    | (typeof GLOBAL_OPTIONS)[number]
  >
>
