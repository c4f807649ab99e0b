import type { ProgramError } from '../outcome.ts'

/**
 * The error that libcni (v0.8.0 and later) and every plugin built with it print for a network name that they refuse.
 * Source: containernetworking/cni pkg/utils/utils.go `ValidateNetworkName`.
 */
export function networkNameError(name: string): ProgramError | undefined {
  if (name === '') return { text: 'missing network name:', code: 7, path: ['name'] }
  if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name)) return undefined
  return { text: 'invalid characters found in network name', code: 7, details: name, path: ['name'] }
}

/**
 * The error of libcni when it looks for a plugin's file; whether the file is there is not looked at. On Windows only
 * `\` separates paths, so `/` passes; the check came with v0.8.1.
 * Source: containernetworking/cni pkg/invoke/find.go `FindInPath`.
 */
export function pluginTypeError(type: string, checksSeparator: boolean): string | undefined {
  if (type === '') return 'no plugin name provided'
  if (checksSeparator && type.includes('\\')) return `invalid plugin name: ${type}`
  return undefined
}

/** The text of Go's `types.Error.Error`. */
export function cniErrorText({ text, details }: ProgramError): string {
  return details === undefined || details === '' ? text : `${text}; ${details}`
}
