/**
 * A text, number or boolean as YAML: plain where YAML 1.2 and YAML 1.1 both read it back as what it is, otherwise in
 * double quotes.
 */
export function yamlScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  return isPlain(value) ? value : JSON.stringify(value)
}

function isPlain(text: string): boolean {
  if (!/^[A-Za-z0-9][A-Za-z0-9._/\\:;,+@() -]*$/.test(text) || /[: ]$|: /.test(text)) return false
  // An IPv4 address has three dots, and no number has more than one.
  if (/^\d+(\.\d+){3}$/.test(text)) return true
  // What a reader could take for a number, a date, a base-60 number of YAML 1.1, a boolean or nothing.
  return !/^[-+.0-9_:eExXoO]+$/.test(text) && !/^(0[xXoObB].*|true|false|yes|no|on|off|y|n|null)$/i.test(text)
}

/** The same inside `[...]`, where a comma and a bracket end a plain text. */
export function flowScalar(value: string | number | boolean): string {
  const written = yamlScalar(value)
  return typeof value === 'string' && /[,[\]{}]/.test(written) && written === value
    ? JSON.stringify(value)
    : written
}
