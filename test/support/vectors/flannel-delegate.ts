import { parseProgramVersion } from '../../../src/facts/versions.ts'
import { CONTAINERD_ADD } from '../../../src/programs/cni/call.ts'
import { flannel } from '../../../src/programs/flannel.ts'
import { appendOutboundNat } from '../../../src/programs/hns/append-policies.ts'
import { type Json, list, object } from '../shared.ts'
import { delegateEndpointCases } from './delegate-endpoints.ts'
import { encoded } from './encoded.ts'
import type { VectorCase, VectorForm } from './form.ts'

/** The release that the vectors were measured with; the Windows source is the same from v1.1.2 on. */
const VERSION = parseProgramVersion('1.9.1-flannel1') ?? { numbers: [], suffix: '' }

/** The plugins that stood in CNI_PATH when the vectors were measured, beside all that a vector delegates to with success. */
const NOT_INSTALLED = 'no-such-plugin'

/** Cases of the flannel CNI plugin: its configuration and subnet.env, and what reaches the delegate. */
export const flannelDelegateForm: VectorForm = {
  name: 'flannel-delegate',
  matches: (file) => vectors(file).some((vector) => 'subnetEnv' in vector && 'netconf' in vector),
  cases: (file) => [
    ...vectors(file)
      .filter((vector) => reasonAgainst(vector) === undefined)
      .map(vectorCase),
    ...delegateEndpointCases(file),
  ],
  leftOut: (file) =>
    vectors(file).flatMap((vector) => {
      const reason = reasonAgainst(vector)
      return reason === undefined ? [] : [{ id: String(vector['id']), reason }]
    }),
}

function vectors(file: Json): Json[] {
  return list(file['vectors']).map(object)
}

function reasonAgainst(vector: Json): string | undefined {
  if (vector['os'] !== undefined && vector['os'] !== 'windows') return 'it is about the Linux build'
  if (String(vector['id']).startsWith('hist-')) return 'it is about code that was never released'
  return undefined
}

function vectorCase(vector: Json): VectorCase {
  const expect = object(vector['expect'])
  const id = String(vector['id'])
  if (vector['function'] === 'ApplyOutboundNatPolicy') {
    return { id, want: expect['policies'], have: () => policiesAfter(object(vector['input'])) }
  }
  const { delegate, delegateBytes, error, crash } = expect
  return { id, want: { delegate, delegateBytes, error, crash }, have: () => run(vector, expect) }
}

function run(vector: Json, expect: Json): Json {
  const env = vector['subnetEnv']
  const { result } = flannel({
    stdin: encoded(netConf(object(vector['netconf'])), vector['netconfEncoding']),
    call: { ...CONTAINERD_ADD, path: '<CNI_PATH>' },
    version: VERSION,
    subnetEnv: typeof env === 'string' ? encoded(env, vector['subnetEnvEncoding']) : undefined,
    installed: installed(object(vector['netconf'])),
    missingFile: 'no such file or directory',
  })
  if (!result.ok) {
    const { text, panic, code, details } = result.error
    return panic === true ? { crash: [`panic: ${text}`] } : { error: { code, msg: text, details } }
  }
  const delegateBytes = result.value?.stdin ?? ''
  return {
    delegate: JSON.parse(delegateBytes),
    // Not every vector has the bytes.
    ...('delegateBytes' in expect ? { delegateBytes } : {}),
  }
}

function netConf(conf: Json): string {
  const raw = conf['__raw__']
  if (typeof raw === 'string') return raw.replace('@SF@', '<subnetFile>').replace('@DD@', '<dataDir>')
  return JSON.stringify({ ...conf, subnetFile: '<subnetFile>', dataDir: '<dataDir>' })
}

function installed(conf: Json): string[] {
  const type = object(conf['delegate'])['type'] ?? 'win-bridge'
  return type === NOT_INSTALLED ? [] : [String(type)]
}

function policiesAfter(input: Json): unknown[] {
  const policies = list(input['policies']).map((value, i) => ({
    name: 'EndpointPolicy',
    value: JSON.stringify(value),
    origin: { kind: 'configured' as const, path: ['policies', i] },
  }))
  let after: ReturnType<typeof appendOutboundNat> = policies
  for (const cidr of list(input['calls'])) {
    after = appendOutboundNat(after, Number(input['apiVersion']), String(cidr), 'test')
  }
  return after.map(({ value }) => JSON.parse(value))
}
