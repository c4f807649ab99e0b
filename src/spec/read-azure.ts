import { OVERLAY_MODES } from '../facts/azure-vnet-releases.ts'
import type { AzureSettings, Plugin } from './cluster.ts'
import { asChoice, asInteger } from './parse.ts'
import type { CidrsDraft } from './read-cidrs.ts'
import { defaulted, isGiven, readFlag, readOptional, type Reader } from './reader.ts'

/** Those that fit what hnsc writes: with `baremetal` azure-vnet attaches no pod itself. */
const EXECUTION_MODES: readonly NonNullable<AzureSettings['executionMode']>[] = ['default', 'v4swift']

/** `azure`: what only azure-vnet is told. With another plugin the values are read for their mistakes only. */
export function readAzure(
  reader: Reader,
  plugin: Plugin,
  cidrs: CidrsDraft,
): { readonly azure?: AzureSettings } {
  const path = (key: string) => ['azure', key]
  const executionMode = readOptional(reader, path('executionMode'), asChoice(EXECUTION_MODES))
  const ipamMode = readOptional(reader, path('ipamMode'), asChoice(OVERLAY_MODES))
  const timeout = readOptional(reader, path('hnsTimeoutDurationInSeconds'), asInteger)
  if (plugin !== 'azure-vnet') {
    for (const key of ['blockWireServer', 'blockMetadata']) {
      if (isGiven(reader, path(key))) readFlag(reader, path(key), { value: false, why: '' })
    }
    return {}
  }
  const flags = {
    blockWireServer: readFlag(reader, path('blockWireServer'), { value: true, why: 'what AKS does' }),
    blockMetadata: readFlag(reader, path('blockMetadata'), { value: false, why: 'not asked for' }),
  }
  const dual = cidrs.cluster.some(({ value }) => value.family === 6) && !isGiven(reader, path('ipamMode'))
  const mode = dual
    ? defaulted(reader, path('ipamMode'), {
        value: 'dualStackOverlay' as const,
        why: '`cidrs.cluster` has an IPv6 prefix',
      })
    : ipamMode
  return {
    azure: {
      ...(executionMode === undefined ? {} : { executionMode }),
      ...(mode === undefined ? {} : { ipamMode: mode }),
      ...(timeout === undefined ? {} : { hnsTimeoutDurationInSeconds: timeout }),
      ...flags,
    },
  }
}
