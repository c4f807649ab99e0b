import { MODELLED_RELEASES } from '../facts/modelled-releases.ts'
import { atLeast, formatProgramVersion } from '../facts/versions.ts'
import { parseAddress } from '../net/address.ts'
import { ANSI, PLAIN } from '../print/style.ts'
import { traceJson } from '../print/trace-json.ts'
import { printTrace } from '../print/trace.ts'
import { readNetworks } from '../trace/network.ts'
import { traceConf } from '../trace/trace-conf.ts'
import type { Trace, TraceInput, TraceSource } from '../trace/trace.ts'
import * as go from '../text/go-json.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { isDirectory } from './is-directory.ts'
import { wantsColor } from './print-diagnostics.ts'
import { type Attempt, printProblem, type Problem } from './problem.ts'
import { readConfDir } from './read-conf-dir.ts'
import { MOST_NODE_BYTES, readInput } from './read-input.ts'
import { tracedNode } from './trace-options.ts'
import { wantsUnicode } from './wants-unicode.ts'

type Options = InvocationOf<'trace'>['options']

/** Prints what every program does with a network configuration, down to what reaches HNS. */
export function run({ positionals, options }: InvocationOf<'trace'>, io: Io): ExitCode {
  const [path = '-'] = positionals
  const input = inputOf(path, options, io)
  if (!input.ok) {
    printProblem(io.stderr, input.problem)
    return EXIT.usage
  }
  const trace = traceConf(input.value)
  io.stdout.write(printed(trace, path, options, io))
  return trace.error === undefined ? EXIT.done : EXIT.findings
}

function printed(trace: Trace, path: string, { format, color }: Options, io: Io): string {
  if (format === 'json') return traceJson(trace)
  return printTrace(trace, path, {
    style: wantsColor(color, io.stdout, io.env) ? ANSI : PLAIN,
    unicode: wantsUnicode(io.stdout, io.env),
    columns: Math.min(io.stdout.columns, WIDEST),
  })
}

/** Longer lines are hard to read. */
const WIDEST = 100

function inputOf(path: string, options: Options, io: Io): Attempt<TraceInput> {
  const source = sourceOf(path, io)
  if (!source.ok) return source
  const node = tracedNode(options, io)
  if (!node.ok) return node
  const { flannel } = node.value.versions
  if (atLeast(flannel, '0.10.0') && !atLeast(flannel, '1.0.0')) {
    return refuse(
      `\`${formatProgramVersion(flannel)}\` is a release of flanneld, not of its CNI plugin`,
      `give --flannel a release of flannel-io/cni-plugin such as ${MODELLED_RELEASES.flannel.newest}`,
    )
  }
  const subnetEnv =
    options['subnet-env'] === undefined ? undefined : readInput(options['subnet-env'], io, MOST_NODE_BYTES)
  if (subnetEnv?.ok === false) return subnetEnv
  const networks = options.network === undefined ? undefined : networksOf(options.network, io)
  if (networks?.ok === false) return networks
  const podAddress = options.ip === undefined ? undefined : parseAddress(options.ip)
  if (options.ip !== undefined && podAddress === undefined) {
    return refuse(`\`${options.ip}\` is no IP address`, 'give --ip an address such as 10.244.1.5')
  }
  return {
    ok: true,
    value: {
      source: source.value,
      command: options.command,
      ...node.value,
      ...(subnetEnv === undefined
        ? {}
        : { subnetEnv: { path: subnetEnv.value.path, bytes: subnetEnv.value.text } }),
      ...(networks === undefined ? {} : { networks: networks.value }),
      ...(podAddress === undefined ? {} : { podAddress }),
    },
  }
}

function sourceOf(path: string, io: Io): Attempt<TraceSource> {
  if (path !== '-' && isDirectory(path, io)) {
    const { dir, unread } = readConfDir(path, io)
    const [problem] = unread
    return problem === undefined ? { ok: true, value: { kind: 'directory', dir } } : { ok: false, problem }
  }
  const file = readInput(path, io, MOST_NODE_BYTES)
  if (!file.ok) return file
  const name = path.replace(/^.*[/\\]/, '')
  const isConf = /\.(conf|conflist|json)$/.test(name)
  const suffix = isConf ? '' : hasPlugins(file.value.text) ? '.conflist' : '.conf'
  return {
    ok: true,
    value: { kind: 'file', name: `${name === '-' ? 'stdin' : name}${suffix}`, bytes: file.value.text },
  }
}

/** Tells a list from a single configuration where the name of the file does not. */
function hasPlugins(bytes: Uint8Array): boolean {
  const { value } = go.unmarshal(bytes, go.map(go.any))
  return value?.has('plugins') === true
}

/** The networks of a file, or of the option itself where it is JSON. */
function networksOf(option: string, io: Io) {
  const inline = /^\s*[[{]/.test(option)
  const file = inline ? undefined : readInput(option, io)
  if (file?.ok === false) return file
  const networks = readNetworks(file?.value.text ?? option)
  if (networks.ok) return networks
  const where = inline ? 'the JSON of --network' : `\`${option}\``
  const help = 'give --network what `Get-HnsNetwork | ConvertTo-Json -Depth 9` prints, or a file with it'
  return refuse(`${where} holds no HNS networks: ${networks.error}`, help)
}

function refuse(message: string, help: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { message, help: [help] } }
}
