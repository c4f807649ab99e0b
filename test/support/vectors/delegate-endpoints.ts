import { atLeast, parseProgramVersion } from '../../../src/facts/versions.ts'
import { parseGoIp } from '../../../src/net/go-net.ts'
import { CONTAINERD_ADD } from '../../../src/programs/cni/call.ts'
import { winBridge } from '../../../src/programs/win-bridge.ts'
import { winOverlay } from '../../../src/programs/win-overlay.ts'
import { type Json, list, object } from '../shared.ts'
import { windowsNode } from '../windows-node.ts'
import type { VectorCase } from './form.ts'

/** What the delegate of each flannel case asks HNS for, where it was measured: its policies and DNS settings. */
export function delegateEndpointCases(file: Json): readonly VectorCase[] {
  return list(file['vectors'])
    .map(object)
    .flatMap((vector) => {
      const { delegate, delegateBytes, endpointAfterDelegate } = object(vector['expect'])
      return Object.entries(object(endpointAfterDelegate)).map(([release, want]) => ({
        id: `${vector['id']} (${release})`,
        want,
        have: () => endpointOf(String(delegateBytes), object(delegate), release, object(want)),
      }))
    })
}

/** Measured below the plugin's checks, so that every release takes every `cniVersion`. */
function endpointOf(delegateBytes: string, delegate: Json, release: string, { api }: Json): Json {
  const version = parseProgramVersion(release.replace('plugins-', '')) ?? { numbers: [], suffix: '' }
  const overlay = delegate['type'] === 'win-overlay'
  const v2 = api === 2 && !(overlay && !atLeast(version, '1.2.0'))
  const subnet = String(object(delegate['ipam'])['subnet'])
  const address = parseGoIp('10.244.1.5')
  if (address === undefined) throw new Error('no address')
  const { calls } = (overlay ? winOverlay : winBridge)({
    stdin: delegateBytes.replace(/"cniVersion":"[^"]*"/, '"cniVersion":"0.2.0"'),
    call: { ...CONTAINERD_ADD, netns: v2 ? CONTAINERD_ADD.netns : 'none' },
    version,
    node: windowsNode(
      {
        name: String(delegate['name']),
        type: overlay ? 'overlay' : 'l2bridge',
        subnets: [{ addressPrefix: subnet, gatewayAddress: '' }],
      },
      { ipam: { 'host-local': { kind: 'answers', ips: [{ address, ones: 24, maskBits: 32 }] } } },
    ),
  })
  const [created] = calls
  const request = object(created !== undefined && 'json' in created ? JSON.parse(created.json) : undefined)
  return { api, dns: v2 ? v2Dns(request) : v1Dns(request), policies: request['Policies'] ?? null }
}

function v1Dns({ DNSServerList, DNSSuffix }: Json): Json {
  return {
    ...(typeof DNSServerList === 'string' ? { nameservers: DNSServerList.split(',') } : {}),
    ...(typeof DNSSuffix === 'string' ? { search: DNSSuffix.split(',') } : {}),
  }
}

function v2Dns({ Dns }: Json): Json {
  const { ServerList, Search, Domain, Options } = object(Dns)
  return { nameservers: ServerList, search: Search, domain: Domain, options: Options }
}
