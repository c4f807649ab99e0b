import { type FieldFact, fieldsAt } from '../src/facts/config-field.ts'
import { FEATURE_GATES, gateStage, type GateStage } from '../src/facts/feature-gates.ts'
import { type FlagFact, flagDefault, flagPresence } from '../src/facts/flag.ts'
import { KUBE_PROXY_FIELDS } from '../src/facts/kube-proxy-fields.ts'
import { KUBE_PROXY_FLAGS } from '../src/facts/kube-proxy-flags.ts'
import { KUBELET_FIELDS } from '../src/facts/kubelet-fields.ts'
import { KUBELET_FLAGS } from '../src/facts/kubelet-flags.ts'
import { KNOWN_MINORS } from '../src/facts/minors.ts'
import { pauseImage } from '../src/facts/pause-images.ts'
import { WINDOWS_BUILDS, windowsSupport, type WindowsRelease } from '../src/facts/windows-support.ts'

/** The page about what changes for Windows nodes from release to release, from the facts. */
export function changesPage(): string {
  const pairs = KNOWN_MINORS.slice(1).map((minor) => [minor - 1, minor] as const)
  return `${[
    '# What changes for Windows nodes between releases of Kubernetes',
    [
      'This page is made from `src/facts/`, where each row has its source; `npm run docs` writes it.',
      `It covers Kubernetes 1.${KNOWN_MINORS[0]} to 1.${KNOWN_MINORS.at(-1)}: flags and configuration fields of kube-proxy`,
      'and kubelet on Windows, the feature gates that matter to the network of Windows nodes, sandbox images and Windows',
      'releases. A flag that is gone ends the program with `unknown flag`, a gate that is gone with `unrecognized feature',
      'gate`; a field that is gone or not there yet is left out with a warning.',
    ].join('\n'),
    'To upgrade over several releases read every section in between, newest last. For your own files `hnsc validate --kubernetes VERSION` says it of each value.',
    ...pairs.flatMap(([from, to]) => section(from, to)),
  ].join('\n\n')}\n`
}

function section(from: number, to: number): string[] {
  const lines = [
    ...flagLines('kube-proxy', KUBE_PROXY_FLAGS, KUBE_PROXY_FIELDS, from, to),
    ...flagLines('kubelet', KUBELET_FLAGS, KUBELET_FIELDS, from, to),
    ...fieldLines('KubeProxyConfiguration', KUBE_PROXY_FIELDS, from, to),
    ...fieldLines('KubeletConfiguration', KUBELET_FIELDS, from, to),
    ...gateLines(from, to),
    ...windowsLines(from, to),
    ...pauseLines(from, to),
  ]
  return [
    `## 1.${from} to 1.${to}`,
    lines.length === 0 ? 'Nothing that the facts know of.' : lines.map((line) => `- ${line}`).join('\n'),
  ]
}

function flagLines(
  program: string,
  flags: readonly FlagFact[],
  facts: readonly FieldFact[],
  from: number,
  to: number,
): string[] {
  const fields = fieldsAt(facts, to)
  const at = (flag: FlagFact, minor: number): boolean => flagPresence(flag, minor) !== 'no'
  const of = (flag: FlagFact): string => `\`--${flag.name}\``
  const gone = flags.filter((flag) => at(flag, from) && !at(flag, to))
  const added = flags.filter((flag) => !at(flag, from) && at(flag, to))
  const deprecated = flags.filter((flag) => flag.deprecated === to && at(flag, from) && at(flag, to))
  const changed = flags.filter(
    (flag) => at(flag, from) && at(flag, to) && flagDefault(flag, from) !== flagDefault(flag, to),
  )
  return [
    ...said(`${program} flags gone`, gone, (flag) => `${of(flag)}${replacement(flag, fields)}`),
    ...said(`${program} flags new`, added, of),
    ...said(`${program} flags deprecated`, deprecated, (flag) => `${of(flag)}${replacement(flag, fields)}`),
    ...changed.map(
      (flag) =>
        `${program} ${of(flag)}: default ${shown(flagDefault(flag, from))} becomes ${shown(flagDefault(flag, to))}`,
    ),
  ]
}

function replacement({ instead, field }: FlagFact, fields: ReadonlyMap<string, FieldFact>): string {
  if (instead !== undefined) return ` (instead: ${instead})`
  return field === undefined || !fields.has(field) ? '' : ` (field \`${field}\`)`
}

function fieldLines(kind: string, facts: readonly FieldFact[], from: number, to: number): string[] {
  const before = fieldsAt(facts, from)
  const after = fieldsAt(facts, to)
  const outermost = (paths: readonly string[]): string[] =>
    paths.filter((path) => !/[[\]{}]/.test(path) && !paths.some((other) => path.startsWith(`${other}.`)))
  const gone = outermost([...before.keys()].filter((path) => !after.has(path)))
  const added = outermost([...after.keys()].filter((path) => !before.has(path)))
  const retyped = [...after].filter(([path, { type }]) => before.has(path) && before.get(path)?.type !== type)
  return [
    ...said(`${kind} fields gone`, gone, (path) => `\`${path}\``),
    ...said(`${kind} fields new`, added, (path) => `\`${path}\``),
    ...retyped.map(([path, { type }]) => `${kind} \`${path}\`: ${before.get(path)?.type} becomes ${type}`),
  ]
}

function gateLines(from: number, to: number): string[] {
  return FEATURE_GATES.flatMap((gate) => {
    const [before, after] = [gateStage(gate, from), gateStage(gate, to)]
    if (before === after) return []
    const of = `feature gate \`${gate.name}\` (${gate.programs.join(', ')})`
    if (after === undefined) return [`${of}: gone`]
    return [`${of}: ${before === undefined ? 'new, ' : ''}${stageText(after)}`]
  })
}

function stageText({ stage, default: on, locked }: GateStage): string {
  return `${stage}, ${locked === true ? 'locked ' : ''}${on ? 'on' : 'off'}`
}

function windowsLines(from: number, to: number): string[] {
  const releases = (minor: number): readonly WindowsRelease[] =>
    windowsSupport({ major: 1, minor })?.releases ?? []
  const named = (release: WindowsRelease): string => `${release} (${WINDOWS_BUILDS[release]})`
  return [
    ...said(
      'Windows no longer supported',
      releases(from).filter((r) => !releases(to).includes(r)),
      named,
    ),
    ...said(
      'Windows newly supported',
      releases(to).filter((r) => !releases(from).includes(r)),
      named,
    ),
  ]
}

/** The image that hnsc writes, for the Windows releases that both support. */
function pauseLines(from: number, to: number): string[] {
  const both = (windowsSupport({ major: 1, minor: to })?.releases ?? []).filter((release) =>
    windowsSupport({ major: 1, minor: from })?.releases.some((other) => other === release),
  )
  return both.flatMap((release) => {
    const [before, after] = [pauseImage(from, release)?.image, pauseImage(to, release)?.image]
    return before === after ? [] : [`sandbox image on ${release}: \`${before}\` becomes \`${after}\``]
  })
}

function said<T>(what: string, items: readonly T[], word: (item: T) => string): string[] {
  return items.length === 0 ? [] : [`${what}: ${items.map(word).join(', ')}`]
}

function shown(text: string | undefined): string {
  return text === undefined || text === '' ? 'nothing' : `\`${text}\``
}
