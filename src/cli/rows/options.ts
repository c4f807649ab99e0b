import type { OptionRow, Positional } from '../command-row.ts'

/* Arguments that more than one command takes. */

export const SPEC = {
  word: 'SPEC',
  summary: 'a cluster network spec, YAML or JSON; `-` is the standard input',
  count: 'one',
  complete: 'file',
} as const satisfies Positional

export const SET = {
  name: 'set',
  summary: 'lay a value over the spec, such as cidrs.cluster=10.0.0.0/16',
  takes: { word: 'KEY=VALUE' },
  repeatable: true,
} as const satisfies OptionRow

export const DIAGNOSTIC_FORMAT = {
  name: 'format',
  summary: 'the form of the diagnostics on the standard error',
  takes: { word: 'FORMAT', choices: ['pretty', 'json'], default: 'pretty' },
} as const satisfies OptionRow

export const REPORT_FORMAT = {
  name: 'format',
  summary: 'how diagnostics are printed',
  takes: { word: 'FORMAT', choices: ['pretty', 'json', 'sarif', 'github', 'junit'], default: 'pretty' },
} as const satisfies OptionRow

export const FAIL_ON = {
  name: 'fail-on',
  summary: 'the least severity that makes the exit code 1',
  takes: { word: 'SEVERITY', choices: ['error', 'warning', 'info'], default: 'error' },
} as const satisfies OptionRow

export const OUTPUT_FORMAT = {
  name: 'format',
  summary: 'the form of the output',
  takes: { word: 'FORMAT', choices: ['pretty', 'json'], default: 'pretty' },
} as const satisfies OptionRow

export const PLUGINS = {
  name: 'plugins',
  summary: 'the release of containernetworking/plugins',
  takes: { word: 'VERSION' },
} as const satisfies OptionRow

export const FLANNEL = {
  name: 'flannel',
  summary: 'the release of the flannel CNI plugin',
  takes: { word: 'VERSION' },
} as const satisfies OptionRow

export const AZURE_VNET = {
  name: 'azure-vnet',
  summary: 'the release of azure-vnet',
  takes: { word: 'VERSION' },
} as const satisfies OptionRow

export const WINDOWS = {
  name: 'windows',
  summary: 'the Windows Server release or build, such as ltsc2022 or 10.0.20348.2700',
  takes: { word: 'RELEASE' },
} as const satisfies OptionRow
