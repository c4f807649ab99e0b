/** The bytes of a text in an encoding as vectors name it; UTF-8 unless named. */
export function encoded(text: string, encoding: unknown): Uint8Array {
  switch (encoding) {
    case undefined:
    case null:
      return Buffer.from(text)
    case 'utf-8 with BOM':
      return Buffer.from('\uFEFF' + text)
    case 'utf-16le with BOM':
      return Buffer.from('\uFEFF' + text, 'utf16le')
    case 'utf-16be with BOM':
      return Buffer.from('\uFEFF' + text, 'utf16le').swap16()
    default:
      throw new Error(`encoding ${String(encoding)} is not known`)
  }
}
