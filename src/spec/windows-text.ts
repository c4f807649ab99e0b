import type { WindowsTarget } from '../facts/windows-target.ts'

/** The name of a Windows target with what is known of its build: `ltsc2022`, `10.0.20348.2700`. */
export function windowsText({ release, build, revision }: WindowsTarget): string {
  return revision === undefined ? release : `10.0.${build}.${revision}`
}
