import { atLeast, type ProgramVersion } from '../facts/versions.ts'
import type { Platform } from './cluster.ts'
import type { Draft } from './draft.ts'
import { asChoice, asCidr, asLine } from './parse.ts'
import { readAzure } from './read-azure.ts'
import { readCidrs } from './read-cidrs.ts'
import { readCni } from './read-cni.ts'
import { readDns } from './read-dns.ts'
import { readKubernetesSetup, readKubernetesVersion } from './read-kubernetes.ts'
import { readNetwork, readPair } from './read-network.ts'
import { readNodes } from './read-nodes.ts'
import { readPaths } from './read-paths.ts'
import { readPolicies } from './read-policies.ts'
import { readProxy } from './read-proxy.ts'
import { readRuntime } from './read-runtime.ts'
import { readAdapter, readWindows } from './read-windows.ts'
import { defaulted, isGiven, read, readList, readOptional, type Reader } from './reader.ts'

/** Every value of a spec with its default, in the order in which defaults rest on each other. */
export function readDraft(reader: Reader): Draft {
  const version = readKubernetesVersion(reader)
  const pair = readPair(reader)
  const runtime = readRuntime(reader, version, pair)
  const network = readNetwork(reader, pair, runtime)
  const cidrs = readCidrs(reader)
  const windows = readWindows(reader, version)
  const kubernetes = { version, ...readKubernetesSetup(reader, pair.plugin) }
  const cni = readCni(reader, { kubernetes: version, runtime, name: network.name, ...pair })
  return {
    name: read(reader, ['metadata', 'name'], asLine('the cluster name'), { value: 'cluster', why: 'a name' }),
    kubernetes,
    windows,
    ...readPlatform(reader),
    network,
    cidrs,
    dns: readDns(reader, cidrs.service),
    outboundNat: {
      exceptions: readPrefixes(reader, 'exceptions'),
      reachable: readPrefixes(reader, 'reachable'),
    },
    policies: readPolicies(reader, network, windows),
    runtime,
    ...readAzure(reader, pair.plugin, cidrs),
    cni,
    paths: builtIn(readPaths(reader, kubernetes, network, cni.confDirectory), runtime.flannel),
    proxy: readProxy(reader),
    pairIsKnown: pair.isKnown,
    adapter: readAdapter(reader),
    nodes: readNodes(reader),
    given: (path) => isGiven(reader, path),
  }
}

const PLATFORMS: readonly Platform[] = ['azure', 'aws', 'gce', 'other']

function readPlatform(reader: Reader): Pick<Draft, 'platform'> {
  const platform = readOptional(reader, ['platform'], asChoice(PLATFORMS))
  return platform === undefined ? {} : { platform }
}

/** Until 0.12.0 flanneld has the path of `net-conf.json` built in (flannel-io/flannel main.go). */
function builtIn(paths: Draft['paths'], flannel: ProgramVersion): Draft['paths'] {
  return atLeast(flannel, '0.12.0')
    ? paths
    : { ...paths, flannelNetConf: 'C:\\etc\\kube-flannel\\net-conf.json' }
}

function readPrefixes(reader: Reader, key: 'exceptions' | 'reachable') {
  const path = ['outboundNat', key]
  return readList(reader, path, asCidr) ?? defaulted(reader, path, { value: [], why: 'none asked for' })
}
