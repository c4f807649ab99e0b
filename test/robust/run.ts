import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The built command: `npm test` builds before it tests. */
export const HNSC = fileURLToPath(new URL('../../bin/hnsc.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

/** Starts a program; what it prints on the standard output is dropped. */
export function start(program: string, argv: readonly string[]): ChildProcess {
  return spawn(program, argv, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** How a process ends. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stderr = ''
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()))
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr })))
}

/** A spec in JSON with so many nodes, whose files all change with the domain. */
export function fleetSpec(count: number, domain: string): string {
  const nodes = Array.from({ length: count }, (_, i) => ({
    name: `win-${i}`,
    managementIP: `10.127.${128 + (i >> 8)}.${i & 255}`,
    podCIDR: `10.${i >> 8}.${i & 255}.0/24`,
  })).slice(1)
  const cidrs = { cluster: '10.0.0.0/10', service: '10.96.0.0/12', management: '10.127.128.0/20' }
  return JSON.stringify({
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    network: { driver: 'overlay' },
    cidrs,
    dns: { domain },
    nodes,
  })
}
