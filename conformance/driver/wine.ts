import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HnsNode, Step } from './node.ts'
import { CACHE, CONFORMANCE } from './places.ts'

/** Debian's wine64, which is not on the path. */
const WINE = '/usr/lib/wine/wine64'
const SERVER = '/usr/lib/wine/wineserver'
const COMPILER = 'x86_64-w64-mingw32-gcc'

/** Why whole Windows programs cannot be run here, or undefined. */
export function wineMissing(): string | undefined {
  if (!existsSync(WINE)) return 'wine64 is not here'
  return spawnSync(COMPILER, ['--version']).status === 0 ? undefined : `${COMPILER} is not here`
}

/** A Windows of wine's with whole plugins in C:\cni\bin and DLLs of ours for HNS. */
export interface Wine {
  readonly run: (node: HnsNode, step: Step) => WholeResult
  readonly stop: () => void
}

/** What a whole program leaves behind. */
export interface WholeResult {
  readonly exit: number | null
  readonly stdout: string
  /** Kind, target and body of what HNS was asked to do. */
  readonly calls: readonly (readonly [kind: string, target: string, body: string])[]
}

/** Starts wine with the plugins of one release of containernetworking/plugins, unmodified. */
export function startWine(version: string): Wine {
  const prefix = mkdtempSync(join(tmpdir(), 'hnsc-wine-'))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: prefix,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=;vmcompute,computenetwork,bcryptprimitives=n',
  }
  // Detached and without pipes, which the services would inherit and keep open.
  const server = spawn(SERVER, ['-f', '-p'], { env, detached: true, stdio: 'ignore' })
  server.unref()
  execFileSync(WINE, ['wineboot', '-i'], { env, stdio: 'ignore' })
  const drive = join(prefix, 'drive_c')
  rmSync(join(prefix, 'dosdevices/z:'), { force: true })
  const bin = join(drive, 'cni/bin')
  mkdirSync(bin, { recursive: true })
  for (const [name, file] of plugins(version)) copyFileSync(file, join(bin, name))
  for (const [name, file] of libraries()) copyFileSync(file, join(drive, 'windows/system32', name))
  return {
    run(node, step) {
      rmSync(join(drive, 'var'), { recursive: true, force: true })
      layNode(join(drive, 'hns'), node, step.env['CNI_CONTAINERID'] ?? '')
      const stdin = typeof step.stdin === 'string' ? step.stdin : Buffer.from(step.stdin.base64, 'base64')
      const { status, stdout } = spawnSync(WINE, [`C:\\cni\\bin\\${step.program}.exe`], {
        cwd: drive,
        env: { ...env, ...step.env, CNI_PATH: 'C:\\cni\\bin' },
        input: stdin,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      })
      return { exit: status, stdout, calls: readCalls(join(drive, 'hns/calls.txt')) }
    },
    stop() {
      spawnSync(SERVER, ['-k'], { env, stdio: 'ignore' })
      rmSync(prefix, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The exes, built from the module as it is. */
function plugins(version: string): readonly (readonly [name: string, file: string])[] {
  const folder = join(CACHE, 'wine', version)
  mkdirSync(folder, { recursive: true })
  const modfile = join(folder, 'build.mod')
  copyFileSync(join(CONFORMANCE, 'versions', `plugins-${version}.mod`), modfile)
  copyFileSync(join(CONFORMANCE, 'versions', `plugins-${version}.sum`), join(folder, 'build.sum'))
  const env = {
    ...process.env,
    GOOS: 'windows',
    GOARCH: 'amd64',
    CGO_ENABLED: '0',
    GOFLAGS: '-buildvcs=false',
  }
  return ['main/windows/win-bridge', 'main/windows/win-overlay', 'ipam/host-local'].map((path) => {
    const name = `${path.replace(/^.*\//, '')}.exe`
    const file = join(folder, name)
    const module = `github.com/containernetworking/plugins/plugins/${path}`
    // The Windows half needs more modules than the Linux one, whose sums are committed.
    const args = ['build', '-mod=mod', `-modfile=${modfile}`, '-trimpath', '-o', file, module]
    if (!existsSync(file))
      execFileSync('go', args, { cwd: CONFORMANCE, env, stdio: ['ignore', 'ignore', 'inherit'] })
    return [name, file] as const
  })
}

function libraries(): readonly (readonly [name: string, file: string])[] {
  const folder = join(CACHE, 'wine')
  const make = (name: string, source: string, library: string): readonly [string, string] => {
    const file = join(folder, name)
    execFileSync(COMPILER, ['-O1', '-shared', '-o', file, join(CONFORMANCE, 'wine', source), library])
    return [name, file]
  }
  return [
    make('vmcompute.dll', 'hns.c', '-lole32'),
    make('computenetwork.dll', 'hns.c', '-lole32'),
    make('bcryptprimitives.dll', 'random.c', '-ladvapi32'),
  ]
}

/** Lays what `wine/hns.c` reads. */
function layNode(folder: string, node: HnsNode, container: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  const lines = (rows: readonly (readonly [id: string, name: string, json: object])[]): string =>
    rows.map(([id, name, json]) => `${id}\t${name}\t${JSON.stringify(json)}\n`).join('')
  const [Major, Minor] = node.hnsVersion
  const endpoints = node.endpoints ?? []
  write('version.json', JSON.stringify({ Major, Minor }))
  write('networks.json', JSON.stringify(node.networks.map(networkV1)))
  write('networks.txt', lines(node.networks.map((n) => [n.id, n.name, networkV2(n)])))
  write('endpoints.json', JSON.stringify(endpoints.map(endpointV1)))
  write('endpoints.txt', lines(endpoints.map((e) => [e.id, e.name, endpointV2(e)])))
  write('namespaces.txt', lines((node.namespaces ?? []).map((id) => [id, id, { ID: id }])))
  write('shared.json', JSON.stringify({ ID: endpoints[0]?.id ?? CREATED, SharedContainers: [container] }))
  write('calls.txt', '')
}

const CREATED = '00000000-0000-0000-0000-0000000e0001'

type Network = HnsNode['networks'][number]
type Endpoint = NonNullable<HnsNode['endpoints']>[number]

function networkV1({ id, name, type, subnets, managementIP }: Network): object {
  const Subnets = subnets.map(({ prefix, gateway }) => ({ AddressPrefix: prefix, GatewayAddress: gateway }))
  return { ID: id, Name: name, Type: type, Subnets, ManagementIP: managementIP }
}

const TYPES_V2 = ['NAT', 'Transparent', 'L2Bridge', 'L2Tunnel', 'ICS', 'Private', 'Overlay']

function networkV2({ id, name, type, subnets }: Network): object {
  const Subnets = subnets.map(({ prefix, gateway }) => ({
    IpAddressPrefix: prefix,
    Routes: [{ NextHop: gateway, DestinationPrefix: '0.0.0.0/0' }],
  }))
  const Type = TYPES_V2.find((known) => known.toLowerCase() === type.toLowerCase()) ?? type
  return {
    ID: id,
    Name: name,
    Type,
    Ipams: [{ Type: 'Static', Subnets }],
    SchemaVersion: { Major: 2, Minor: 0 },
  }
}

function endpointV1({ id, name, network, mac, ip, gateway, dns }: Endpoint): object {
  return {
    ID: id,
    Name: name,
    VirtualNetwork: network,
    MacAddress: mac,
    IPAddress: ip,
    GatewayAddress: gateway,
    DNSSuffix: dns.search.join(','),
    DNSServerList: dns.nameservers.join(','),
    DNSDomain: dns.domain,
  }
}

function endpointV2({ id, name, network, namespace, mac, ip, gateway, dns }: Endpoint): object {
  return {
    ID: id,
    Name: name,
    HostComputeNetwork: network,
    ...(namespace === undefined ? {} : { HostComputeNamespace: namespace }),
    MacAddress: mac,
    IpConfigurations: [{ IpAddress: ip }],
    Routes: [{ NextHop: gateway, DestinationPrefix: '0.0.0.0/0' }],
    Dns: { Domain: dns.domain, Search: dns.search, ServerList: dns.nameservers, Options: dns.options },
    SchemaVersion: { Major: 2, Minor: 0 },
  }
}

function readCalls(path: string): WholeResult['calls'] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [kind = '', target = '', ...body] = line.split('\t')
      return [kind, target, body.join('\t')] as const
    })
}
