import type { WindowsTarget } from './windows-target.ts'

/**
 * True for a release that compares exceptions of translation without their prefix lengths, and keeps one of those that
 * begin with the same address. Source: Azure/AgentBaker azurecnifunc.ps1 06836ee2.
 */
export function dropsPrefixLengths({ release }: Pick<WindowsTarget, 'release'>): boolean {
  return release === 'ltsc2019'
}

/** What follows where two exceptions begin with the same address. */
export const DROPPED_PREFIX_LENGTH = 'Windows Server 2019 drops the prefix length and keeps one of them'
