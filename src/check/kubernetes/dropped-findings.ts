import type { Finding } from '../../diagnostic/finding.ts'
import type { FieldFact } from '../../facts/config-field.ts'
import { holdsIn } from '../../facts/minors.ts'
import type { DecodedConfig, DroppedKey } from '../../programs/kubernetes/decode-config.ts'
import type { Fault } from '../../programs/kubernetes/fault.ts'
import type { ProgramName } from '../../text/command-line/program-name.ts'
import { nearest } from '../../text/nearest.ts'
import { type Member, type Path, type Tree, valueAt } from '../../text/tree.ts'
import type { Minor } from './line-view.ts'
import { removeMember } from './member-edits.ts'
import { called, exits, release } from './program-texts.ts'

interface Config {
  readonly tree: Tree
  readonly text: string
}

/** Keys that the decoder leaves out, and values that it refuses. */
export function droppedFindings(
  program: ProgramName,
  { dropped, faults }: DecodedConfig,
  fields: readonly FieldFact[],
  minor: Minor,
  config: Config,
): Finding[] {
  return [
    ...dropped.map((key) =>
      key.reason === 'duplicate'
        ? duplicateFinding(program, key, config)
        : unknownFinding(program, key, fields, minor, config),
    ),
    ...faults.map((fault) => decodeFinding(program, fault)),
  ]
}

function duplicateFinding(program: ProgramName, { path, key }: DroppedKey, config: Config): Finding {
  const members = membersCalled(config.tree, path)
  const [first] = members
  const last = members.at(-1)
  return {
    code: 'WIN446',
    message: `\`${key}\` stands twice`,
    label: `${called(program)} takes the last one`,
    help: 'remove one of them',
    at: { path, part: 'key', ...(first === undefined ? {} : { span: first.keySpan }) },
    related: last === undefined ? [] : [{ at: { span: last.keySpan }, message: 'this one counts' }],
  }
}

function membersCalled(tree: Tree, path: Path): readonly Member[] {
  const parent = valueAt(tree, path.slice(0, -1))
  return parent?.kind === 'object' ? parent.members.filter(({ key }) => key === path.at(-1)) : []
}

function unknownFinding(
  program: ProgramName,
  { path, key, field }: DroppedKey,
  fields: readonly FieldFact[],
  minor: Minor,
  config: Config,
): Finding {
  const at = { path, part: 'key' } as const
  const other = fields.find((fact) => fact.path === field)
  const label = `${called(program)} drops it: \`strict decoding error: unknown field "${field}"\``
  if (other !== undefined && !holdsIn(other, minor)) {
    const gone = other.until !== undefined && minor > other.until
    const parent = valueAt(config.tree, path.slice(0, -1))
    const own = membersCalled(config.tree, path)[0]
    // What comes with a newer release may be meant for it.
    const edits =
      gone && own !== undefined && parent?.kind === 'object'
        ? removeMember(config.text, parent, own)
        : undefined
    return {
      code: 'WIN445',
      ...(gone ? { severity: 'warning' } : {}),
      message: gone
        ? `there is no field \`${field}\` since Kubernetes ${release((other.until ?? 0) + 1)}`
        : `there is a field \`${field}\` from Kubernetes ${release(other.since ?? 0)} on`,
      label,
      help: 'remove it',
      at,
      ...(edits === undefined ? {} : { fix: { title: `remove \`${key}\``, safe: true, edits } }),
    }
  }
  const flagOnly = FLAG_ONLY.get(key)
  if (program === 'kubelet' && path.length === 1 && flagOnly !== undefined) {
    return {
      code: 'WIN445',
      message: `the kubelet has no field \`${key}\``,
      label,
      help: `give the flag \`--${flagOnly}\``,
      at,
    }
  }
  const meant = meantKey(field, key, fields, minor)
  const span = membersCalled(config.tree, path)[0]?.keySpan
  return {
    code: 'WIN445',
    message: `${called(program)} has no field \`${field}\``,
    label,
    help: meant === undefined ? 'remove it' : `write \`${meant}\``,
    at,
    ...(meant === undefined || span === undefined
      ? {}
      : {
          fix: {
            title: `write \`${meant}\``,
            safe: meant.toLowerCase() === key.toLowerCase(),
            edits: [{ at: span, newText: meant }],
          },
        }),
  }
}

/** Settings of the kubelet that have a flag and no field. */
const FLAG_ONLY: ReadonlyMap<string, string> = new Map([
  ['nodeIP', 'node-ip'],
  ['hostnameOverride', 'hostname-override'],
  ['podInfraContainerImage', 'pod-infra-container-image'],
  ['windowsPriorityClass', 'windows-priorityclass'],
  ['kubeconfig', 'kubeconfig'],
  ['nodeLabels', 'node-labels'],
])

/** The field of the same object whose name is nearest. */
function meantKey(
  field: string,
  key: string,
  fields: readonly FieldFact[],
  minor: Minor,
): string | undefined {
  const prefix = field.slice(0, field.length - key.length)
  const siblings = fields
    .filter((fact) => holdsIn(fact, minor) && fact.path.startsWith(prefix))
    .map((fact) => fact.path.slice(prefix.length))
    .filter((name) => /^\w+$/.test(name))
  return nearest(key, siblings)
}

function decodeFinding(program: ProgramName, { kind, text, origin, about }: Fault): Finding {
  const path = origin.from === 'file' ? origin.path : []
  if (kind === 'api-version') {
    return {
      code: 'WIN448',
      message: `${called(program)} does not read ${about === 'apiVersion' ? 'documents of this `apiVersion`' : `this \`${about}\``}`,
      label: exits(program, text),
      help:
        program === 'kubelet'
          ? 'write `apiVersion: kubelet.config.k8s.io/v1beta1` and `kind: KubeletConfiguration`'
          : 'write `apiVersion: kubeproxy.config.k8s.io/v1alpha1` and `kind: KubeProxyConfiguration`',
      at: { path },
    }
  }
  return {
    code: 'WIN447',
    message: `\`${about}\` has a value of another type`,
    label: exits(program, text),
    help: text.includes('[]string') ? 'write a list' : 'write it as the field wants it',
    at: { path },
  }
}
