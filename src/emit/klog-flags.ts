import type { KubernetesVersion } from '../facts/versions.ts'
import { flagOnly, type Setting } from './setting.ts'

/** Last minor whose programs write log files of their own (kubernetes/kubernetes CHANGELOG-1.26.md, #112120). */
const LAST_WITH_LOG_FILES = 25

/** The flags that make a program write its log into a directory, as long as there were any. */
export function klogFlags({ minor }: KubernetesVersion, directory: string): Setting[] {
  if (minor > LAST_WITH_LOG_FILES) return []
  return [flagOnly('log-dir', directory), flagOnly('logtostderr', 'false')]
}
