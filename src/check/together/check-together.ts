import type { Severity } from '../../diagnostic/code-meta.ts'
import type { Code } from '../../diagnostic/codes.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Context } from '../context.ts'
import type { Kind } from '../kind.ts'
import { viewsOf } from '../kubernetes/check-script.ts'
import type { ProgramName } from '../../text/command-line/program-name.ts'
import { isScriptKind, SCRIPT_DIALECTS, SCRIPT_KINDS } from '../kubernetes/script-kinds.ts'
import { backendRules } from './backend-kind.ts'
import type { Claim, Claimed, Subject, TogetherDocument } from './claim.ts'
import { natWithProxy } from './nat-with-proxy.ts'
import { podsExempt } from './pods-exempt.ts'
import { CLAIM_READERS } from './read-claims.ts'

/** A finding about one of several documents. */
export interface TogetherFinding {
  readonly document: TogetherDocument
  readonly finding: Finding
}

/**
 * Where files that belong together disagree: a value that one of them sets and others must repeat. Of a kind that is
 * there more than once none is compared, since it is not known which belongs to which. A node may have a script for each
 * program; two that start the same one are of two nodes.
 */
export function checkTogether(documents: readonly TogetherDocument[], context: Context): TogetherFinding[] {
  const groups = new Map<string, number>()
  for (const { kind } of documents) groups.set(group(kind), (groups.get(group(kind)) ?? 0) + 1)
  const isAlone = scriptsAlone(documents.filter(({ kind }) => isScriptKind(kind)))
  const single = documents.filter((document) =>
    isScriptKind(document.kind) ? isAlone(document) : groups.get(group(document.kind)) === 1,
  )
  if (single.length < 2) return []
  const claims = single.flatMap((document) =>
    (CLAIM_READERS[document.kind]?.(document, context) ?? []).map((claim) => ({ document, claim })),
  )
  return [
    ...RULES.flatMap((rule) => disagreements(rule, claims)),
    ...backendRules(single),
    ...podsExempt(single, claims),
    ...natWithProxy(single, claims),
  ]
}

/** A function that is true for a script that starts none of the programs that another one starts. */
function scriptsAlone(scripts: readonly TogetherDocument[]): (script: TogetherDocument) => boolean {
  if (scripts.length < 2) return () => true
  const programs = new Map(scripts.map((script) => [script, programsOf(script)]))
  const starts = new Map<ProgramName, number>()
  for (const name of [...programs.values()].flat()) starts.set(name, (starts.get(name) ?? 0) + 1)
  return (script) => programs.get(script)?.every((name) => starts.get(name) === 1) === true
}

/** The programs that a script starts, each once. */
function programsOf({ kind, text }: TogetherDocument): readonly ProgramName[] {
  if (!isScriptKind(kind)) return []
  return [...new Set(viewsOf(text, SCRIPT_DIALECTS[kind]).map(({ program }) => program))]
}

/** A configuration and a list are the same thing in two forms. */
function group(kind: Kind): string {
  return kind === 'cni-conflist' ? 'cni-conf' : kind
}

interface Rule {
  readonly subject: Subject
  readonly code: Code
  readonly severity: Severity
  /** Who has the say, first to last. */
  readonly order: readonly Kind[]
  readonly label: string
}

const CNI: readonly Kind[] = ['cni-conf', 'cni-conflist']

const RULES: readonly Rule[] = [
  {
    subject: 'network name',
    code: 'WIN290',
    severity: 'error',
    order: ['flannel-net-conf', ...CNI, 'kube-proxy-configuration', ...SCRIPT_KINDS, 'source-vip-request'],
    label: 'the HNS network is found by its name, letter by letter',
  },
  {
    subject: 'range of the pods',
    code: 'WIN291',
    severity: 'warning',
    order: ['flannel-net-conf', 'subnet-env', 'kube-proxy-configuration', ...SCRIPT_KINDS],
    label: 'traffic between pods is translated, or leases are refused',
  },
  {
    subject: 'subnet of the node',
    code: 'WIN292',
    severity: 'warning',
    order: ['subnet-env', ...CNI, 'source-vip-request', 'source-vip-result'],
    label: 'one of the files is left from an earlier podCIDR: two nodes may give the same address',
  },
  {
    subject: 'source VIP',
    code: 'WIN292',
    severity: 'warning',
    order: ['source-vip-result', 'kube-proxy-configuration', ...SCRIPT_KINDS],
    label: 'host-local keeps the one free and kube-proxy uses the other, which a pod may have',
  },
  {
    subject: 'address of the cluster DNS',
    code: 'WIN293',
    severity: 'warning',
    order: ['kubelet-configuration', ...SCRIPT_KINDS, ...CNI],
    label: 'pods whose DNS the runtime does not set ask the wrong server',
  },
  {
    subject: 'domain of the cluster',
    code: 'WIN293',
    severity: 'warning',
    order: ['kubelet-configuration', ...SCRIPT_KINDS, ...CNI],
    label: 'short names are looked up in a domain that the cluster does not serve',
  },
  {
    subject: 'name of the node',
    code: 'WIN432',
    severity: 'error',
    order: ['kube-proxy-configuration', ...SCRIPT_KINDS],
    label: 'kube-proxy deletes the endpoints of pods that it takes for remote',
  },
  {
    subject: 'MAC prefix',
    code: 'WIN294',
    severity: 'info',
    order: ['flannel-net-conf', ...CNI],
    label: 'nothing has used the prefix of flanneld since 0.12.0, but people read it',
  },
]

function disagreements(
  { subject, code, severity, order, label }: Rule,
  all: readonly Claimed[],
): TogetherFinding[] {
  const ours = all.filter(({ claim }) => claim.subject === subject)
  const claims = order.flatMap((kind) => ours.filter(({ document }) => document.kind === kind))
  const [leader, ...others] = claims
  if (leader === undefined) return []
  return others.flatMap(({ document, claim }) =>
    document === leader.document || claim.value === leader.claim.value
      ? []
      : [{ document, finding: disagreement(claim, leader, { subject, code, severity, label }) }],
  )
}

function disagreement(
  claim: Claim,
  leader: Claimed,
  { subject, code, severity, label }: Omit<Rule, 'order'>,
): Finding {
  return {
    code,
    severity,
    message: `the ${subject} is \`${claim.shown}\` here and \`${leader.claim.shown}\` in \`${leader.document.name}\``,
    label,
    help: `write \`${leader.claim.value}\` here too, or change the other file`,
    at: claim.at,
  }
}
