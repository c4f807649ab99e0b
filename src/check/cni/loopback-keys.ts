import type { Dialect } from './cni-document.ts'

/** Under which key each plugin reads that a pod may reach itself through a Service by direct server return. */
export const LOOPBACK_KEYS = {
  hns: ['loopbackDSR'],
  wcn: ['optionalFlags', 'loopbackDSR'],
  azure: ['windowsSettings', 'enableLoopbackDSR'],
  calico: ['windows_loopback_DSR'],
} as const satisfies Partial<Record<Dialect, readonly string[]>>
