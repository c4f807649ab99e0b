import { KLOG_LIFE } from '../facts/klog-flags.ts'
import type { KubernetesVersion } from '../facts/versions.ts'
import { flagOnly, type Setting } from './setting.ts'

/** The flags that make a program write its log into a directory, as long as there were any. */
export function klogFlags({ minor }: KubernetesVersion, directory: string): Setting[] {
  if (minor > KLOG_LIFE.last) return []
  return [flagOnly('log-dir', directory), flagOnly('logtostderr', 'false')]
}
