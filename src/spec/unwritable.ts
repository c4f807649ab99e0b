/**
 * The first character of a text that no emitted file can hold as it is, in words; undefined where there is none. Control
 * characters and the line and paragraph separators break the line of a flag, of an environment file or of YAML 1.1; half
 * a surrogate pair has no form in UTF-8; U+FEFF is a byte order mark to readers that drop it; noncharacters are refused
 * by the YAML reader of Kubernetes (sigs.k8s.io/yaml v1.6.0, executed: `control characters are not allowed`).
 */
export function unwritable(text: string): string | undefined {
  const found = UNWRITABLE.exec(text)?.[0]
  if (found === undefined) return undefined
  if (/\p{Cc}/u.test(found)) return 'a control character'
  return `\`U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}\``
}

const UNWRITABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\uFEFF]/u
