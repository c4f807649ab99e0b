import { hash } from 'node:crypto'

/** The SHA-256 digest of bytes, or of a text's UTF-8, as `sha256` of the core gives it, by Node's own faster code. */
export function digest(data: string | Uint8Array): string {
  return hash('sha256', data)
}
