import { pretty } from '../../src/print/pretty.ts'
import { resolve } from '../../src/diagnostic/resolve.ts'
import type { Cluster } from '../../src/spec/cluster.ts'
import { readSpec, type SpecResult } from '../../src/spec/read-spec.ts'

/** The five-line spec: driver and three CIDRs. */
export function minimal(driver = 'overlay', more = ''): string {
  return [
    'apiVersion: hnsc.dev/v1alpha1',
    'kind: ClusterNetwork',
    ...(driver === 'l2tunnel' ? ['platform: azure'] : []),
    `network: { driver: ${driver} }`,
    'cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }',
    more,
  ].join('\n')
}

/** The result of reading a text as `cluster.yaml`. */
export function reading(text: string | Uint8Array, settings: readonly string[] = []): SpecResult {
  return readSpec({ path: 'cluster.yaml', text }, settings)
}

/** The cluster of a spec without errors. */
export function clusterOf(text: string, settings: readonly string[] = []): Cluster {
  const result = reading(text, settings)
  if (result.cluster === undefined) throw new Error(messagesOf(result))
  return result.cluster
}

/** What is printed about a spec. */
export function messagesOf({ findings, document }: SpecResult): string {
  const texts = new Map(document.pieces.map(({ path, text }) => [path, text]))
  return pretty(resolve(findings, document), texts)
}

/** Code and message of everything found. */
export function said({ findings, document }: SpecResult): readonly string[] {
  return resolve(findings, document).map(({ code, message }) => `${code} ${message}`)
}
