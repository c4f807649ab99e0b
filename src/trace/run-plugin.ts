import { formatProgramVersion } from '../facts/versions.ts'
import { flannel, type FlannelDelegation, type FlannelOutcome } from '../programs/flannel.ts'
import { traceAntreaPlugin } from './antrea-plugin.ts'
import { assumedSubnetEnv } from './assumed.ts'
import { callOf, type Chain, type Ran } from './chain.ts'
import { traceCalico } from './calico-plugin.ts'
import { traceAzurePlugin } from './azure-plugin.ts'
import { traceWcnPlugin } from './wcn-plugin.ts'
import { traceWindowsPlugin } from './windows-plugin.ts'
import { NO_NOTES, type TraceStep } from './trace.ts'

/** Runs the model of a plugin, and of its delegate, and writes down what they do. */
export function runPlugin(type: string, stdin: string, chain: Chain): Ran {
  // Windows finds a program in any spelling.
  const name = type.replace(/\.exe$/i, '').toLowerCase()
  switch (name) {
    case 'flannel':
      return runFlannel(stdin, chain)
    case 'win-bridge':
      return traceWindowsPlugin('win-bridge', stdin, chain)
    case 'win-overlay':
      return traceWindowsPlugin('win-overlay', stdin, chain)
    case 'antrea':
      return traceAntreaPlugin(stdin, chain)
    case 'nat':
    case 'sdnbridge':
    case 'sdnoverlay':
      return traceWcnPlugin(name, stdin, chain)
    case 'calico':
      return traceCalico(stdin, chain)
    case 'azure-vnet':
      return traceAzurePlugin(stdin, chain)
    default:
      chain.steps.push({
        program: type === '' ? '(no plugin)' : type,
        version: '',
        document: 'its configuration from libcni',
        input: stdin,
        notes: NO_NOTES,
        facts: [],
      })
      return { unmodelled: type }
  }
}

function runFlannel(stdin: string, chain: Chain): Ran {
  const { subnetEnv } = chain.input
  const env = subnetEnv?.bytes ?? assumedSubnetEnv(stdin, chain.input.networks)
  const outcome = callFlannel(stdin, env, chain)
  if (subnetEnv === undefined && (outcome.subnetEnv !== undefined || chain.input.command === 'DEL')) {
    chain.assume(() => [`${outcome.subnetFile} is not given; it is taken to say ${oneLine(env)}`])
  }
  chain.steps.push(flannelStep(stdin, outcome, chain))
  if (outcome.subnetEnv !== undefined) chain.steps.push(envStep(outcome, chain))
  if (!outcome.result.ok) return { error: outcome.result.error }
  const delegation = outcome.result.value
  return delegation === undefined ? {} : delegated(delegation, chain)
}

function callFlannel(stdin: string, subnetEnv: string | Uint8Array, chain: Chain): FlannelOutcome {
  const call = callOf(chain)
  const version = chain.input.versions.flannel
  if (call.command !== 'DEL') return flannel({ stdin, call, version, subnetEnv })
  const before = flannel({ stdin, call: { ...call, command: 'ADD' }, version, subnetEnv })
  chain.assume(() => ['ADD came before with the same configuration; flannel hands on what it saved then'])
  const saved = before.result.ok ? before.result.value?.stdin : undefined
  return flannel({ stdin, call, version, subnetEnv, ...(saved === undefined ? {} : { saved }) })
}

function flannelStep(stdin: string, { result, ...outcome }: FlannelOutcome, { input }: Chain): TraceStep {
  const { read, ignored, overwritten, dropped, added } = outcome
  const delegate = result.ok ? result.value : undefined
  return {
    program: 'flannel',
    version: formatProgramVersion(input.versions.flannel),
    document: 'its configuration from libcni',
    input: stdin,
    notes: { read, ignored, overwritten, dropped, added },
    facts: delegate === undefined ? [] : [['delegates', `to ${delegate.type}`]],
    ...(result.ok ? {} : { error: result.error }),
  }
}

function envStep({ subnetEnv, subnetFile }: FlannelOutcome, { input }: Chain): TraceStep {
  const { read = [], ignored = [], overwritten = [], dropped = [] } = subnetEnv ?? {}
  return {
    program: 'flannel',
    version: formatProgramVersion(input.versions.flannel),
    document: input.subnetEnv?.path ?? `${subnetFile} (assumed)`,
    notes: { read, ignored, overwritten, dropped, added: [] },
    facts: [],
  }
}

/** What the delegate ends with is what flannel ends with; its error gets flannel's prefix. */
function delegated({ type, stdin, command }: FlannelDelegation, chain: Chain): Ran {
  const ran = runPlugin(type, stdin, chain)
  if (ran.error === undefined || ran.error.panic === true || command === 'DEL') return ran
  return { error: { ...ran.error, text: `failed to delegate add: ${ran.error.text}` } }
}

function oneLine(env: string | Uint8Array): string {
  return String(env).trim().split('\n').join(', ')
}
