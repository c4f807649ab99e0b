import type { ProgramError } from '../outcome.ts'
import { CODE } from './failure.ts'

/*
 * What may be a name, from release v0.8.0 of containernetworking/cni on; undefined: it may.
 * Source: containernetworking/cni pkg/utils/utils.go.
 */

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/

export function validateContainerID(id: string): ProgramError | undefined {
  if (id === '') return { text: 'missing containerID', code: CODE.unknownContainer }
  return NAME.test(id) ? undefined : refuse('invalid characters in containerID', id)
}

export function validateInterfaceName(name: string): ProgramError | undefined {
  if (name === '') return refuse('interface name is empty')
  if (new TextEncoder().encode(name).length > 15) {
    return refuse('interface name is too long', 'interface name should be less than 16 characters')
  }
  if (name === '.' || name === '..') return refuse('interface name is . or ..')
  if (/[/:\t\n\v\f\r\u0085\p{Z}]/u.test(name)) {
    return refuse('interface name contains / or : or whitespace characters')
  }
  return undefined
}

function refuse(text: string, details?: string): ProgramError {
  return details === undefined ? { text, code: CODE.environment } : { text, code: CODE.environment, details }
}
