/** A document as `lines.Bytes` reads and writes it: a text, or base64 where it is not UTF-8. */
export type Bytes = string | { readonly base64: string }

export const bytesOf = (bytes: Bytes): string | Uint8Array =>
  typeof bytes === 'string' ? bytes : Buffer.from(bytes.base64, 'base64')

export function bytesAsText(bytes: string | Uint8Array): Bytes {
  if (typeof bytes === 'string') return bytes
  const text = Buffer.from(bytes)
  return text.equals(Buffer.from(text.toString())) ? text.toString() : { base64: text.toString('base64') }
}
