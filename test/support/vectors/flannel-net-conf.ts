import { parseProgramVersion, type ProgramVersion } from '../../../src/facts/versions.ts'
import {
  acquireLease,
  type Backend,
  checkRanges,
  formatNet,
  type NetConf,
  parseNetConf,
  readBackend,
  subnetFile,
} from '../../../src/programs/flanneld.ts'
import { interfaceError } from '../../../src/programs/flanneld.ts'
import { type Json, list, object } from '../shared.ts'
import type { VectorCase, VectorForm } from './form.ts'

/** Cases of flanneld: net-conf.json and the podCIDRs of a node, and what comes of them at each step. */
export const flannelNetConfForm: VectorForm = {
  name: 'flannel-netconf',
  matches: (file) => vectors(file).some((vector) => 'netConf' in vector),
  cases: (file) => vectors(file).map(vectorCase),
}

/** Releases that stand for the ranges that the members of `expect` name. */
const NOW = version('0.28.9')
const BEFORE_0_28 = version('0.27.4')
const BEFORE_0_20 = version('0.19.2')

function vectors(file: Json): Json[] {
  return list(file['vectors']).map(object)
}

/** Members of `expect` that say that something fails: where one is absent, it must not fail. */
const ERRORS = ['parseError', 'backendError', 'etcdManagerError', 'interfaceError', 'writeSubnetFilePanic']

function vectorCase(vector: Json): VectorCase {
  const expect = object(vector['expect'])
  const asked = (key: string) => key in expect || (ERRORS.includes(key) && !measuredLater(key, expect))
  return {
    id: String(vector['id']),
    want: { ...expect, ...shortened(expect) },
    have: () => Object.fromEntries(Object.entries(run(vector)).filter(([key]) => asked(key))),
  }
}

/** host-gw has its errors by version; nothing after a failed parse or lease was measured. */
function measuredLater(key: string, expect: Json): boolean {
  if (key === 'backendError') return 'backendError >=v0.20.0' in expect
  return 'parseError' in expect || Object.keys(expect).some((name) => name.startsWith('leaseError'))
}

/** The vectors add an explanation to the text of this one. */
function shortened(expect: Json): Json {
  const { interfaceError: text } = expect
  return typeof text === 'string' ? { interfaceError: text.replace(/ \(with .*$/s, '') } : {}
}

function run(vector: Json): Json {
  const parsed = parseNetConf(String(vector['netConf']), NOW).result
  if (!parsed.ok) return { parseError: `error parsing subnet config: ${parsed.error.text}` }
  const conf = parsed.value
  return {
    backendType: conf.backendType,
    enableIPv4: conf.enableIPv4,
    enableIPv6: conf.enableIPv6,
    network: formatNet(conf.network),
    ipv6Network: formatNet(conf.ipv6Network),
    interfaceError: conf.enableIPv6 ? interfaceError({}).details : undefined,
    ...etcd(conf),
    ...backends(conf),
    ...leases(conf, vector),
  }
}

function etcd(conf: NetConf): Json {
  const checked = checkRanges(conf, NOW)
  if (!checked.ok) return { etcdManagerError: checked.error.text }
  const range = checked.value.ipv4
  return { etcdManager: range && { ...range, subnetLen: Number(range.subnetLen) } }
}

function backends(conf: NetConf): Json {
  const now = readBackend(conf, NOW).result
  const old = readBackend(conf, BEFORE_0_20).result
  if (conf.backendType.toLowerCase() === 'host-gw') {
    return {
      ...(now.ok ? { 'hostgw >=v0.20.0': hostGw(now.value) } : { 'backendError >=v0.20.0': now.error.text }),
      ...(old.ok ? { 'hostgw <=v0.19.2': hostGw(old.value) } : { 'backendError <=v0.19.2': old.error.text }),
    }
  }
  if (!now.ok) return { backendError: now.error.text }
  if (now.value.kind !== 'vxlan') return {}
  const { annotationVni, macPrefix, name, port, vni } = now.value
  return { vxlan: { annotationVNI: annotationVni, macPrefix, name, port: Number(port), vni: Number(vni) } }
}

function hostGw(backend: Backend): Json {
  if (backend.kind !== 'host-gw') return {}
  const { dnsServerList, endpoint, name } = backend
  return { dnsServerList, endpoint, name }
}

/** subnet.env is that of the newest release that gets so far. */
function leases(conf: NetConf, vector: Json): Json {
  const podCIDRs = list(vector['podCIDRs']).map(String)
  const [now, before] = [NOW, BEFORE_0_28].map((release) => acquireLease(conf, podCIDRs, 'win1', release))
  const backend = readBackend(conf, NOW).result
  const lease = now?.ok ? now : before
  const facts = { ipMasq: vector['ipMasq'] === true, interfaceMtu: Number(vector['ifaceMTU']) }
  const file = lease?.ok && backend.ok ? subnetFile(conf, lease.value, backend.value, facts) : undefined
  return {
    ...(now?.ok ? {} : { 'leaseError >=v0.28.0': now?.error.text }),
    ...(before?.ok ? {} : { 'leaseError v0.18.0..v0.27.4': before?.error.text }),
    ...(file?.ok ? { subnetEnv: file.value } : { writeSubnetFilePanic: file?.error.text }),
  }
}

function version(text: string): ProgramVersion {
  return parseProgramVersion(text) ?? { numbers: [], suffix: '' }
}
