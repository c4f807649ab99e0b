/**
 * What a template engine, a script or a person was to replace in a text, as it stands there; undefined where there is
 * nothing of the kind. `{%namespace%}` is none: vpc-bridge of AWS takes it in search suffixes.
 */
export function placeholderIn(text: string): string | undefined {
  const found = PLACEHOLDER.exec(text)?.[0]
  return found === '<nil>' ? undefined : found
}

/** `<a word or more>`, `{{ .x }}`, `${x}`, `$(x)`, `$x`, `$env:X`, `__X__`, `%X%`, `@X@`. */
const PLACEHOLDER =
  /<[A-Za-z_][\w .:|-]*>|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)|(?<![\w$])\$[A-Za-z_][\w:]*|__[A-Za-z]\w*?__|(?<!\{)%[A-Za-z_]\w*%(?!\})|@[A-Za-z_]\w*@/
