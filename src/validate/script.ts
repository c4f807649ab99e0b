import type { Context } from '../check/context.ts'
import type { Kind } from '../check/kind.ts'
import { checkScript } from '../check/kubernetes/check-script.ts'
import { isScriptKind, SCRIPT_DIALECTS, type ScriptKind } from '../check/kubernetes/script-kinds.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import type { TextProblem } from '../text/problem.ts'
import { parseYamlDocuments } from '../text/yaml.ts'

/** The kind of a text that holds command lines: as it is given, or by its name and content; undefined for any other. */
export function scriptKind(text: string, path: string, given: Kind | undefined): ScriptKind | undefined {
  if (given !== undefined) return isScriptKind(given) ? given : undefined
  if (/\.psm?1$/i.test(path)) return 'powershell'
  if (/\.(cmd|bat)$/i.test(path)) return 'batch'
  if (isManifest(text)) return 'manifest'
  if (/^\uFEFF?\s*[{[]/.test(text) && !UNIT_FILE.test(text)) return undefined
  const lines = continued(text)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  if (lines.length > 0 && lines.every((line) => /^\s*--?[A-Za-z][\w-]*(=|\s|$)/.test(line)))
    return 'flags-file'
  return lines.some((line) => startsProgram(line) || KUBEADM_FLAGS.test(line)) ? 'command-line' : undefined
}

/** A text with the lines that go on in the next as one. */
function continued(text: string): string {
  return text.replace(/[`^\\][ \t]*\r?\n/g, ' ')
}

/** A unit file of systemd, or another with sections. */
const UNIT_FILE = /^\uFEFF?\s*\[[A-Za-z ]+\][ \t]*(?:\r?\n|$)/

/** A workload of Kubernetes, in YAML or JSON. */
function isManifest(text: string): boolean {
  const kind =
    /(?:^|[{,])[ \t\u00a0]*["']?kind["']?\s*:\s*["']?(Pod|DaemonSet|Deployment|ReplicaSet|StatefulSet|Job|CronJob|List|PodTemplate)\b/m
  return kind.test(text) && /(?:^|[{,])[ \t\u00a0]*(?:- )?["']?(?:initC|c)ontainers["']?\s*:/m.test(text)
}

/** A line that names one of the programs, with a flag behind it. */
function startsProgram(line: string): boolean {
  return (
    /(?:^|[\s\\/>"'])(?:kube-proxy|kubelet|flanneld)(?:\.exe)?["']?\s(?:.*\s)?["']?--?[a-z]/i.test(line) &&
    !/^\s*[\w-]+:\s/.test(line)
  )
}

/** A line of /var/lib/kubelet/kubeadm-flags.env and its like. */
const KUBEADM_FLAGS = /^\s*(?:Environment=["']?)?KUBELET_(?:KUBEADM|EXTRA)_ARGS=["']?--/

/** What is wrong with the text as such. PowerShell reads a byte order mark and UTF-16 as well as anything. */
export function scriptReading(
  kind: ScriptKind,
  text: string,
  problems: readonly TextProblem[],
): readonly Finding[] {
  const own = problems.filter(
    (problem) => kind !== 'powershell' || (problem.kind !== 'utf8-bom' && problem.kind !== 'utf-16'),
  )
  return textFindings([...own, ...(kind === 'manifest' ? parseYamlDocuments(text).problems : [])])
}

/** What the command lines of a text say. */
export function judgeScript(kind: ScriptKind, text: string, context: Context): readonly Finding[] {
  return checkScript(text, SCRIPT_DIALECTS[kind], context)
}
