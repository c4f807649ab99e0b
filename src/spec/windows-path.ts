import type { Parse } from './reader.ts'
import { refuse } from './parse.ts'
import { unwritable } from './unwritable.ts'

const DEVICE = /^(con|prn|aux|nul|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\..*)?$/i
const FORBIDDEN = /[<>:"|?*%]/

/** An absolute path on a drive, spelt as Windows stores it. */
export const asWindowsPath: Parse<string> = (text) => {
  const reason = fault(text)
  if (reason === undefined) return { ok: true, value: text }
  return refuse({
    code: 'WIN125',
    message: `\`${text}\` is no path on a Windows node: ${reason}`,
    label: 'services start in a directory of their own, and find nothing there',
    help: 'write an absolute path such as `C:\\k`, in single quotes or without any',
  })
}

/** The longest name of a file or directory in UTF-16 units (MicrosoftDocs/win32 desktop-src/FileIO/naming-a-file.md). */
export const LONGEST_NAME = 255

/** True for a name that Windows keeps for a device, whatever extension follows. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name)
}

function fault(text: string): string | undefined {
  const match = /^[A-Za-z]:[\\/](.*)$/su.exec(text)
  if (match === null) return 'it does not begin with a drive and `\\`'
  const rest = match[1] ?? ''
  if (rest === '') return 'it is a drive'
  for (const part of rest.split(/[\\/]/)) {
    const reason = partFault(part)
    if (reason !== undefined) return reason
  }
  return undefined
}

function partFault(part: string): string | undefined {
  if (part === '') return 'a name in it is empty'
  if (part === '.' || part === '..') return `\`${part}\` stands in it`
  if (/[. ]$/.test(part)) return `\`${part}\` ends with a dot or a blank, which Windows cuts off`
  if (part.length > LONGEST_NAME) return `a name in it is longer than ${LONGEST_NAME} characters`
  const forbidden = FORBIDDEN.exec(part)?.[0]
  const bad = unwritable(part) ?? (forbidden === undefined ? undefined : `\`${forbidden}\``)
  if (bad !== undefined) return `it contains ${bad}`
  return isDeviceName(part) ? `\`${part}\` is a device` : undefined
}
