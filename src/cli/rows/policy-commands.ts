import type { CommandModule, CommandRow, OptionRow } from '../command-row.ts'
import { DIAGNOSTIC_FORMAT, OUTPUT_FORMAT } from './options.ts'

const TO = {
  name: 'to',
  summary: 'the dialect to write: HNS (v1) or HCN (v2)',
  takes: { word: 'DIALECT', choices: ['v1', 'v2'], default: 'v2' },
} as const satisfies OptionRow

const CONVERT_NOTES = `The converted document goes to the standard output. What the other dialect has no place for
is left out, told on the standard error, and makes the exit code 1.`

const MANIFESTS = {
  word: 'FILE',
  summary: 'manifests as YAML or JSON; `-` or nothing is the standard input',
  count: 'any',
  complete: 'file',
} as const

const ACL_NOTES = `The files hold NetworkPolicies, and what these select among: Namespaces, Pods with their addresses
and Nodes as \`kubectl get -o yaml\` prints them, in lists or several documents; or an \`Inventory\` of hnsc, which is the
same in fewer words; or a ClusterNetwork, for its nodes.

The first ACL that matches decides, the smallest number first. Every list ends in an explicit rule for both directions, so
that it means the same whatever HNS does with packets that no rule matches. A pod's own node may always reach it, as
Kubernetes has it. Exceptions of an \`ipBlock\` are cut out of its range. What HNS cannot say (SCTP, a named port that the
pod has not got) is left out, never opened: it is told, and the exit code is 1. Nothing is compiled from a policy that the
API server would refuse.`

const SIMULATE_NOTES = `The files are those of \`hnsc policy acl\`. Both ends are judged where they are pods of the
inventory: the way out of the first, then the way into the second. Replies are taken to pass with their connection. The
exit code is 1 where the connection is denied.`

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
    options: [TO, DIAGNOSTIC_FORMAT],
    examples: [
      { command: 'hnsc policy convert --to v2 cni.conf', summary: 'move a configuration to containerd' },
    ],
    load: (): Promise<CommandModule> => import('../policy-convert.ts'),
  },
  {
    name: 'policy acl',
    summary: 'compile NetworkPolicies to the ACLs of every pod',
    notes: ACL_NOTES,
    positional: MANIFESTS,
    options: [
      { name: 'pod', summary: 'only this pod', takes: { word: 'NAMESPACE/NAME' }, repeatable: true },
      TO,
      { name: 'explain', summary: 'name the policy and rule that each ACL comes from' },
      OUTPUT_FORMAT,
    ],
    examples: [
      {
        command: 'kubectl get netpol,ns,pods,nodes -A -o yaml | hnsc policy acl --explain -',
        summary: 'what the policies of a cluster come to',
      },
      {
        command: 'hnsc policy acl --format json --to v2 policies/*.yaml inventory.yaml',
        summary: 'the policies of endpoints',
      },
    ],
    load: (): Promise<CommandModule> => import('../policy-acl.ts'),
  },
  {
    name: 'policy simulate',
    summary: 'tell whether a connection is allowed, by which ACL and from which policy',
    notes: SIMULATE_NOTES,
    positional: MANIFESTS,
    options: [
      {
        name: 'from',
        summary: 'where the connection comes from: a pod as `namespace/name`, or an address',
        takes: { word: 'POD|IP' },
      },
      {
        name: 'to',
        summary:
          'where it goes to, as `10.244.1.5:443/tcp` or `namespace/name:53/udp`; tcp where nothing is said',
        takes: { word: 'IP:PORT/PROTOCOL' },
      },
      OUTPUT_FORMAT,
    ],
    examples: [
      {
        command: 'hnsc policy simulate --from dev/ci --to prod/web:8080 policies.yaml inventory.yaml',
        summary: 'may this pod reach that one',
      },
    ],
    load: (): Promise<CommandModule> => import('../policy-simulate.ts'),
  },
] as const satisfies readonly CommandRow[]
