import type { Parse } from './reader.ts'
import { refuse } from './parse.ts'

const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i
const FORBIDDEN = /[\p{Cc}<>:"|?*%]/u

/** An absolute path on a drive, spelt as Windows stores it. */
export const asWindowsPath: Parse<string> = (text) => {
  const reason = fault(text)
  if (reason === undefined) return { ok: true, value: text }
  return refuse({
    code: 'WIN125',
    message: `\`${text}\` is no path on a Windows node: ${reason}`,
    help: 'write an absolute path such as `C:\\k`, in single quotes or without any',
  })
}

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
  const bad = FORBIDDEN.exec(part)?.[0]
  if (bad !== undefined)
    return /\p{Cc}/u.test(bad) ? 'it contains a control character' : `it contains \`${bad}\``
  return isDeviceName(part) ? `\`${part}\` is a device` : undefined
}
