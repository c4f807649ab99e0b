import { NAMES } from './hostile-names.ts'

/** How a command is given a hostile input. */
export interface HostileCommand {
  /** `@` stands for the path of the input; other words that begin with `@` are good files of `GOOD_FILES`. */
  readonly argv: readonly string[]
  /** True where the input is what the standard input is redirected from. */
  readonly fromStdin?: true
}

/** Good files that some commands get beside the hostile one, by their word. */
export const GOOD_FILES: Readonly<Record<string, string>> = {
  '@conf': '{"cniVersion":"0.2.0","name":"cbr0","type":"flannel","delegate":{"type":"win-bridge"}}\n',
  '@spec': `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: l2bridge }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes:
  - { name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }
`,
}

const line = (text: string): HostileCommand => ({ argv: text.split(' ') })

/** Every command that takes files. */
export const FILE_COMMANDS: readonly HostileCommand[] = [
  line('compile @'),
  line('spec @'),
  line('validate @'),
  { argv: ['validate', '-'], fromStdin: true },
  line('validate --fix --unsafe @'),
  line('validate --diff @'),
  line('validate --spec @ @conf'),
  line('validate --spec @spec @'),
  line('validate --format json @'),
  line('validate --format sarif @'),
  line('validate --format github @'),
  line('validate --format junit @'),
  line('trace @'),
  line('trace --format json @'),
  line('trace --subnet-env @ @conf'),
  line('trace --network @ @conf'),
  line('upgrade-check --from 1.30 --to 1.34 @'),
  line('cidr check @'),
  line('cidr check --format json @'),
  line('cidr plan @'),
  line('cidr ops merge @'),
  line('cidr suggest --service 20 --avoid @'),
  line('policy convert --to v2 @'),
  line('policy acl @'),
  line('policy simulate --from a/b --to 10.0.0.1:80/tcp @'),
  { argv: ['explain', '-'], fromStdin: true },
]

/** Every command with every hostile name as a word of its command line. */
export const WORD_COMMANDS: readonly (readonly string[])[] = ['', ...NAMES].flatMap((name) => [
  ['explain', name],
  ['explain', '--format', 'json', name],
  ['init', '--plugin', name],
  ['init', '--driver', name],
  ['modes', name],
  [name],
  ['validate', '@conf', '--ignore', `WIN203:${name}`],
  ['validate', '@conf', '--ignore', name],
  ['validate', '@conf', '--kind', name],
  ['validate', '@conf', '--windows', name],
  ['validate', '-', '--stdin-filename', name],
  ['compile', '@spec', '--node', name],
  ['compile', '@spec', '--set', `${name}=1`],
  ['compile', '@spec', '--set', `nodes.0.name=${name}`],
  ['trace', '@conf', '--network', name],
  ['trace', '@conf', '--ip', name],
  ['cidr', 'check', '10.0.0.0/8', '--allow', name],
  ['cidr', 'suggest', '--service', name],
  ['policy', 'simulate', '@conf', '--from', name, '--to', name],
  ['upgrade-check', '@conf', '--from', name],
])

/** The most memory that a command may take, in MiB. */
export const MOST_MEMORY = 1024

/** The most processor time that a command may take, in seconds. */
export const MOST_SECONDS = 20
