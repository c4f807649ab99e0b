import { KINDS } from '../../check/kind.ts'
import { formatKubernetesVersion } from '../../facts/versions.ts'
import { NEWEST_KUBERNETES } from '../../facts/windows-support.ts'
import type { CommandModule, CommandRow, OptionRow } from '../command-row.ts'
import { AZURE_VNET, FAIL_ON, FLANNEL, OUTPUT_FORMAT, PLUGINS, REPORT_FORMAT, WINDOWS } from './options.ts'

const RUNTIME = {
  name: 'runtime',
  summary: 'the container runtime of the node',
  takes: { word: 'RUNTIME', choices: ['containerd', 'dockershim'] },
} as const satisfies OptionRow

const DIFF = {
  name: 'diff',
  summary: 'print what `--fix` would change, and change nothing',
} as const satisfies OptionRow

const KIND = {
  name: 'kind',
  summary: 'what the document is; absent: told by its content',
  takes: { word: 'KIND', choices: KINDS },
} as const satisfies OptionRow

const STDIN_FILENAME = {
  name: 'stdin-filename',
  summary: 'what the standard input is called in diagnostics',
  takes: { word: 'NAME' },
} as const satisfies OptionRow

const VALIDATE_NOTES = `A directory with a .conf or .conflist is read as containerd reads it: its .conf, .conflist and .json files in order, and
no folder in it. Any other directory is searched with all that is below it, but for links, node_modules and names that
begin with a dot; files of no known kind are passed over. What depends on the runtime or a release is a warning until
that is given. The exit code is 1 where there is a diagnostic of the severity of \`--fail-on\` or worse, or a difference
with \`--diff\`. A file that cannot be read, or not be fixed, is told beside what is found in the others, in every format; then
the exit code is 2.

With \`--spec\` the releases are those of the spec, unless an option says otherwise; names and addresses that differ from it
are told, and what its \`ignore\` accepts is left out. \`--ignore\` leaves out a code, or with \`CODE:PATH\` a code in files
whose path ends so; nothing is ever accepted inside of a CNI configuration.

A fix is safe when the programs then do what the file visibly asks for; \`--unsafe\` makes the others, too. Files keep
their indentation and line ends and become UTF-8 without byte order mark; each is replaced in one step. Diagnostics are
those that are left. Fixing a second time changes nothing.`

const UPGRADE_CHECK_NOTES = `Each release between the two is listed once, with what it adds to the one before: an error is what
breaks, a warning what must be looked at, an info what can be dropped. What is wrong already stands first. \`--fix\` writes what the
last release needs, so use it when that release is about to run.`

/** The newest release that the tables know. */
const NEWEST = formatKubernetesVersion(NEWEST_KUBERNETES)

/** The commands about files of a node, and what is wrong with them. */
export const FILE_COMMANDS = [
  {
    name: 'trace',
    summary: 'show what each program does with a CNI configuration, and what reaches HNS',
    notes:
      'containerd, libcni, flannel, win-bridge, win-overlay, nat, sdnbridge, sdnoverlay, azure-vnet, calico, antrea and host-local ' +
      'are models of the real programs; docs/models.md says which releases they cover. Releases are those of the options, else of ' +
      'the spec of `--spec`, else the newest with a model. What is not given is assumed, and the trace says so: ' +
      'a `subnet.env`, the HNS network, the address that host-local gives first, the nearest release that has a model. ' +
      'The exit code is 1 where the chain ends in an error. A chain that comes to a plugin without a model ends there ' +
      'with `unknown`, in JSON `unmodelled`, and the exit code 0: then nothing is proved of what the node does.',
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
        name: 'spec',
        summary: 'the spec of the cluster: gives the releases, the type of the network and the IP pools',
        takes: { word: 'SPEC', complete: 'file' },
      },
      PLUGINS,
      FLANNEL,
      AZURE_VNET,
      { name: 'calico', summary: 'the release of Calico', takes: { word: 'VERSION' } },
      {
        name: 'ip-pool',
        summary: 'an IP pool of Calico, whose packets to other ranges are translated',
        takes: { word: 'CIDR' },
        repeatable: true,
      },
      { name: 'containerd', summary: 'the release of containerd', takes: { word: 'VERSION' } },
      WINDOWS,
      OUTPUT_FORMAT,
    ],
    examples: [
      { command: 'hnsc trace 10-flannel.conflist', summary: 'follow one file down to HNS' },
      {
        command: 'hnsc trace --plugins 0.8.6 "C:\\Program Files\\containerd\\cni\\conf"',
        summary: 'the file that containerd takes, with older plugins',
      },
      {
        command: 'hnsc trace --spec cluster.yaml out/nodes/win-1/cni',
        summary: 'what was compiled, with the releases that its spec names',
      },
    ],
    load: (): Promise<CommandModule> => import('../trace.ts'),
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
      RUNTIME,
      PLUGINS,
      FLANNEL,
      AZURE_VNET,
      { name: 'kubernetes', summary: 'the release of Kubernetes', takes: { word: 'VERSION' } },
      WINDOWS,
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
      DIFF,
      KIND,
      STDIN_FILENAME,
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
    load: (): Promise<CommandModule> => import('../validate.ts'),
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
      RUNTIME,
      PLUGINS,
      FLANNEL,
      AZURE_VNET,
      WINDOWS,
      FAIL_ON,
      { name: 'fix', summary: 'change in the files what is safe to change for the release to come' },
      DIFF,
      KIND,
      STDIN_FILENAME,
      OUTPUT_FORMAT,
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
    load: (): Promise<CommandModule> => import('../upgrade-check.ts'),
  },
  {
    name: 'explain',
    summary: 'say what a diagnostic, or an error that a program prints, means, and what to do',
    notes:
      'A text is searched by what programs print; names, numbers and what stands around it do not matter. Questions are ' +
      'answered where they are known. `-` reads the standard input. The exit code is 1 where nothing is found. What ' +
      '`--format json` prints is described by schemas/explanations.schema.json.',
    positional: {
      word: 'CODE|NAME|TEXT',
      summary: 'a code, a name, or the text that was printed; nothing lists everything',
      count: 'any',
    },
    options: [
      {
        name: 'spec',
        summary: 'with `limits`: which limits the network of this spec has, and which are gone',
        takes: { word: 'SPEC', complete: 'file' },
      },
      OUTPUT_FORMAT,
    ],
    examples: [
      { command: 'hnsc explain WIN212', summary: 'a diagnostic with examples' },
      {
        command: "hnsc explain 'hcnCreateEndpoint failed in Win32: (0x803b000d)'",
        summary: 'what HNS means',
      },
      { command: 'kubectl describe pod NAME | hnsc explain -', summary: 'what the events of a pod mean' },
      { command: 'hnsc explain limits --spec cluster.yaml', summary: 'what the nodes of a spec cannot do' },
      { command: 'hnsc explain --format json > subjects.json', summary: 'everything, for programs' },
    ],
    load: (): Promise<CommandModule> => import('../explain.ts'),
  },
] as const satisfies readonly CommandRow[]
