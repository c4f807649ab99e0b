/** A Windows release, or one build of it. */
export interface WindowsTarget {
  readonly release: 'ltsc2019' | '1903' | '1909' | '2004' | '20H2' | 'ltsc2022' | 'ltsc2025'
  /** Third number of the build, such as 20348. */
  readonly build: number
  /** Fourth number of the build (the update revision); absent: any, so the newest is assumed. */
  readonly revision?: number
}
