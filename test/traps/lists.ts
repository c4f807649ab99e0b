import { FLANNEL } from './flannel.ts'
import { HNS } from './hns.ts'
import { PEERS } from './peers.ts'
import type { TrapList } from './trap.ts'
import { WIN_PLUGINS } from './win-plugins.ts'

/** Every list of traps, in the order of the page. */
export const LISTS: readonly TrapList[] = [WIN_PLUGINS, FLANNEL, HNS, PEERS]
